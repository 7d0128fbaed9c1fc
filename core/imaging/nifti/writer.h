#pragma once

#include "core/imaging/series.h"

namespace stratoscope::imaging {

/// Writes a NIfTI-1 file, little-endian, gzipped where the name ends in .gz: grey values as 16-bit integers where they
/// are such, else as 32-bit floating point, colour as RGB24; the place as sform and, where its axes are perpendicular,
/// as qform. Written to the disk before it returns. Throws Error::WriteFailed, or Error::Unsupported for an axis of
/// more than 32,767 voxels.
void writeNifti(const std::filesystem::path& path, const Volume& volume);

} // namespace stratoscope::imaging
