#pragma once

#include "core/imaging/series.h"

namespace stratoscope::imaging {

/// Writes a volume with its geometry as .nii, .nii.gz or .nrrd, by the name's ending; atomically. Whole numbers within
/// 16 bits are stored as such, others as 32-bit floats; colour as 8 bits a channel.
/// Throws Error::InvalidArgument (another ending, no voxels) or Error::WriteFailed.
void writeVolume(const std::filesystem::path& path, const Volume& volume);

} // namespace stratoscope::imaging
