#pragma once

#include "core/imaging/dicom/header.h"

namespace stratoscope::imaging {

/// Takes out the copies of images that come before them: equal SOP Instance UID, series, number, place and size; each
/// is named in a warning with the one kept. Different images under one UID (some anonymizers make them) are all kept:
/// but for the first they lose the UID, and a warning says so.
/// @return the copies, in their order.
std::vector<DicomHeader> takeDicomCopies(std::vector<DicomHeader>& headers, std::vector<FileWarning>& warnings);

} // namespace stratoscope::imaging
