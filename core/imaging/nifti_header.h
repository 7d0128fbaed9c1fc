#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>

namespace stratoscope::imaging {

/// What must hold before a NIfTI file is given to a reader that trusts its header.
struct NiftiHeader {
  int version = 1;                        ///< 1 or 2
  std::array<std::int64_t, 8> dimensions; ///< dim[0] is their number
  int dataType = 0;                       ///< NIfTI's code
  int bitsPerVoxel = 0;
  double dataOffset = 0;
  double slope = 0; ///< 0 means: no scaling, whatever the intercept
  double intercept = 0;
  std::array<double, 3> spacing{1, 1, 1}; ///< as stored
};

/// True for bytes that begin with the header size of NIfTI-1 or NIfTI-2, in either byte order.
[[nodiscard]] bool startsLikeNifti(std::string_view bytes);

/// Reads and checks the header of a plain or gzipped single-file NIfTI: magic, dimensions, data type, offset, and that
/// a plain file is as long as it says and a compressed one is named so. Throws Error::Unreadable or Error::Unsupported.
[[nodiscard]] NiftiHeader readNiftiHeader(const std::filesystem::path& path);
/// Reads a gzipped file to its end, or as far as its header asks. Throws Error::Unreadable where it is cut off.
void checkNiftiData(const std::filesystem::path& path, const NiftiHeader& header);

} // namespace stratoscope::imaging
