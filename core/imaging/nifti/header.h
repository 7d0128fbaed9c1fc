#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>

namespace stratoscope::imaging {

/// The header of a NIfTI-1 or NIfTI-2 file. Numbers are as stored; lengths in the header's own unit.
struct NiftiHeader {
  int version = 1;                          ///< 1 or 2
  bool swapped = false;                     ///< stored in the other byte order than this machine's
  std::filesystem::path data;               ///< the file that holds the voxels: itself, or the .img of a pair
  bool compressed = false;                  ///< the data file is gzipped
  std::array<std::int64_t, 8> dimensions{}; ///< dim[0] is their number
  int dataType = 0;                         ///< NIfTI's code
  int bitsPerVoxel = 0;
  double dataOffset = 0;
  double slope = 0; ///< 0 means: no scaling, whatever the intercept
  double intercept = 0;
  std::array<double, 4> pixelSizes{}; ///< pixdim[0 to 3]; the first one is the sign of the third axis of the qform
  int units = 0;                      ///< xyzt_units
  int qformCode = 0;
  int sformCode = 0;
  std::array<double, 3> quaternion{}; ///< b, c, d
  std::array<double, 3> offset{};     ///< of the qform
  std::array<double, 12> rows{};      ///< of the sform

  [[nodiscard]] std::array<int, 3> size() const; ///< of one volume
  [[nodiscard]] int volumes() const;             ///< 3-D volumes in the file
  [[nodiscard]] std::int64_t voxels() const;     ///< of one volume
};

/// True for bytes that begin with the header size of NIfTI-1 or NIfTI-2, in either byte order.
[[nodiscard]] bool startsLikeNifti(std::string_view bytes);
/// True for a gzipped file whose content begins so.
[[nodiscard]] bool isCompressedNifti(const std::filesystem::path& path);

/// Reads and checks the header of a NIfTI file, plain or gzipped, or of the .hdr of a pair: signature, dimensions, data
/// type, offset, and that the file can hold what its header asks for. Throws Error::Unreadable or Error::Unsupported.
[[nodiscard]] NiftiHeader readNiftiHeader(const std::filesystem::path& path);
/// Reads the data to their end. Throws Error::Unreadable where they are cut off or damaged.
void checkNiftiData(const NiftiHeader& header);

} // namespace stratoscope::imaging
