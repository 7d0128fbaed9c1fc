#pragma once

#include "core/imaging/dicom_header.h"
#include "core/imaging/index.h"

namespace stratoscope::imaging {

/// Groups files into series: one Series Instance UID, one size, one orientation. Slices are sorted by their position
/// along the normal, copies of an instance dropped; where positions are missing, Instance Number decides and a warning
/// says so. Projections (CR, DX, MG, US ...) and multi-frame files are a series each.
[[nodiscard]] std::vector<Series> groupDicom(std::vector<DicomHeader> headers, std::vector<FileWarning>& warnings);

} // namespace stratoscope::imaging
