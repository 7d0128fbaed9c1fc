#pragma once

#include "core/imaging/series.h"

namespace stratoscope::imaging {

/// An NRRD (.nrrd, .nhdr) or MetaImage (.mha, .mhd) file as its header has it.
struct VolumeFileHeader {
  std::filesystem::path data; ///< the file with the values: itself, or one in the same folder or below
  std::array<int, 3> size{1, 1, 1};
  int volumes = 1; ///< of a 4-D NRRD
};

/// Reads and checks the header: dimensions, type, and that the data are there and long enough. Volumes of up to three
/// dimensions with up to four values a voxel, in one data file; of an NRRD several, along the axis that its kinds or
/// its space directions say is not of space (the last one where they say nothing).
/// @param kind Nrrd or MetaImage. Throws Error::Unreadable or Error::Unsupported.
[[nodiscard]] VolumeFileHeader readVolumeFileHeader(SourceKind kind, const std::filesystem::path& path);

/// Reads a volume through ITK after its header was checked; those of a 4-D NRRD without it (volume_series.h).
/// @param part which of several volumes, from 0. Throws as above, and Error::InvalidArgument for one that is not there.
[[nodiscard]] Volume readVolumeFile(SourceKind kind, const std::filesystem::path& path, int part = 0);

} // namespace stratoscope::imaging
