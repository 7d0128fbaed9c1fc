#pragma once

#include "core/imaging/dicom_header.h"
#include "core/imaging/series.h"

#include <span>

namespace stratoscope::imaging {

/// Reads a DICOM series, sorted as groupDicom left it, through ITK: values rescaled, MONOCHROME1 inverted, palettes
/// expanded. The geometry of single-frame files comes from their positions and orientation, that of a multi-frame file
/// from ITK. Throws Error::Unreadable or Error::Unsupported, naming the file.
[[nodiscard]] Volume readDicomVolume(const Series& series);

/// Where single-frame slices lie, in the order given (ascending along the normal). Axis k is the normal; its spacing is
/// the mean step of the positions along it. Without positions: no origin, no direction.
/// Formula: DICOM PS3.3 C.7.6.2.1.1.
[[nodiscard]] Geometry geometryOf(std::span<const DicomHeader> slices);

} // namespace stratoscope::imaging
