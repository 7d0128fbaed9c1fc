#pragma once

#include "core/imaging/dicom/header.h"

class DcmDataset;

namespace stratoscope::imaging {

/// Fills in the Patient ID and the columns that people filter by, as UTF-8, and the warnings about their text.
/// No name and no date of birth is among them.
void readDescriptions(DcmDataset& data, DicomHeader& header);

} // namespace stratoscope::imaging
