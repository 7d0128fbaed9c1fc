#pragma once

#include "core/imaging/dicom/header.h"
#include "core/imaging/dicom/split.h"

#include <span>

namespace stratoscope::imaging {

/// The names of files for a message: the first three, and that there are more.
[[nodiscard]] std::string namesOf(std::span<const std::filesystem::path> files);

/// What people must know of a volume: gaps, varying steps, a tilted gantry, slices left out, missing positions.
/// @param headers the files that the planes are of.
void warnOfStack(const PlaneStack& stack, std::span<const DicomHeader> headers, std::vector<FileWarning>& warnings);

} // namespace stratoscope::imaging
