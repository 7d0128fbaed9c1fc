#pragma once

#include "core/imaging/dicom/header.h"
#include "core/imaging/inspect.h"
#include "core/imaging/series.h"

#include <span>

namespace stratoscope::imaging {

/// Reads a DICOM series, sorted as groupDicom left it: values rescaled file by file or frame by frame, MONOCHROME1
/// inverted, palettes and YBR made RGB. Slices that are sheared against each other (tilted gantry), were taken at
/// varying steps or leave gaps are resampled onto an upright regular grid (dicom_grid.h); groupDicom has warned of it.
/// Throws Error::Unreadable or Error::Unsupported, naming the file.
[[nodiscard]] Volume readDicomVolume(const Series& series);

/// What a series holds before anything is done to it: the stored values, and those of the slices as they were taken.
/// Throws as readDicomVolume.
[[nodiscard]] StoredValues readStoredValues(const Series& series);

/// Where planes lie, in the order given (ascending along the normal). Axis k is the normal; its spacing is the mean
/// step of the positions along it, or `sliceSpacing` for a single plane. Without positions: no origin, no direction.
/// Formula: DICOM PS3.3 C.7.6.2.1.1.
[[nodiscard]] Geometry geometryOf(std::span<const DicomPlane> planes, double sliceSpacing);

} // namespace stratoscope::imaging
