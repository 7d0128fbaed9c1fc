#pragma once

#include "core/imaging/deidentification/profile.h"

class DcmDataset;

namespace stratoscope::imaging {

/// Writes what DICOM wants said of a de-identified object: Patient Identity Removed, De-identification Method (the
/// profile's name with the table's edition, and the options), its codes, and what became of dates. What an earlier
/// de-identification wrote is replaced.
/// @param pixelsCleaned Burned In Annotation becomes NO, and the code of Clean Pixel Data is among the codes only then.
void writeMethod(DcmDataset& data, const Profile& profile, bool pixelsCleaned);

} // namespace stratoscope::imaging
