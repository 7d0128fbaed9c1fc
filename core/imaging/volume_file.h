#pragma once

#include "core/imaging/series.h"

namespace stratoscope::imaging {

/// An NRRD (.nrrd, .nhdr) or MetaImage (.mha, .mhd) file as its header has it.
struct VolumeFileHeader {
  std::filesystem::path data; ///< the file with the values: itself, or one in the same folder or below
  std::array<int, 3> size{1, 1, 1};
};

/// Reads and checks the header: dimensions, type, and that the data are there and long enough. Volumes of up to three
/// dimensions with up to four values a voxel, in one data file.
/// @param kind Nrrd or MetaImage. Throws Error::Unreadable or Error::Unsupported.
[[nodiscard]] VolumeFileHeader readVolumeFileHeader(SourceKind kind, const std::filesystem::path& path);

/// Reads the volume through ITK after its header was checked. Throws as above.
[[nodiscard]] Volume readVolumeFile(SourceKind kind, const std::filesystem::path& path);

} // namespace stratoscope::imaging
