#include "core/imaging/nifti_header.h"

#include "core/base/error.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <memory>
#include <vector>
#include <zlib.h>

namespace stratoscope::imaging {
namespace {

constexpr std::int64_t mostVoxels = std::int64_t{1} << 31;

[[noreturn]] void refuse(const std::filesystem::path& path, ErrorCode code, Text reason) {
  throw Error(code, std::move(reason), path.string());
}

struct CloseGz {
  void operator()(gzFile_s* file) const { gzclose(file); }
};
using GzFile = std::unique_ptr<gzFile_s, CloseGz>; // reads plain files too

GzFile openGz(const std::filesystem::path& path) {
  GzFile file(gzopen(path.c_str(), "rb"));
  if (!file) {
    refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the file cannot be opened"));
  }
  return file;
}

/// A number of the header in the file's byte order.
class Fields {
public:
  Fields(std::string_view bytes, bool swapped) : bytes_(bytes), swapped_(swapped) {}
  template <typename T> [[nodiscard]] T at(std::size_t offset) const {
    std::array<char, sizeof(T)> raw{};
    std::copy_n(bytes_.data() + offset, sizeof(T), raw.begin());
    if (swapped_) {
      std::reverse(raw.begin(), raw.end());
    }
    return std::bit_cast<T>(raw);
  }

private:
  std::string_view bytes_;
  bool swapped_;
};

NiftiHeader parseFirst(const Fields& fields) {
  NiftiHeader header;
  for (std::size_t i = 0; i < 8; ++i) {
    header.dimensions[i] = fields.at<std::int16_t>(40 + 2 * i);
  }
  for (std::size_t i = 0; i < 3; ++i) {
    header.spacing[i] = fields.at<float>(80 + 4 * i);
  }
  header.dataType = fields.at<std::int16_t>(70);
  header.bitsPerVoxel = fields.at<std::int16_t>(72);
  header.dataOffset = fields.at<float>(108);
  header.slope = fields.at<float>(112);
  header.intercept = fields.at<float>(116);
  return header;
}

NiftiHeader parseSecond(const Fields& fields) {
  NiftiHeader header;
  header.version = 2;
  for (std::size_t i = 0; i < 8; ++i) {
    header.dimensions[i] = fields.at<std::int64_t>(16 + 8 * i);
  }
  for (std::size_t i = 0; i < 3; ++i) {
    header.spacing[i] = fields.at<double>(112 + 8 * i);
  }
  header.dataType = fields.at<std::int16_t>(12);
  header.bitsPerVoxel = fields.at<std::int16_t>(14);
  header.dataOffset = static_cast<double>(fields.at<std::int64_t>(168));
  header.slope = fields.at<double>(176);
  header.intercept = fields.at<double>(184);
  return header;
}

/// Bits of the data types of nifti1.h that hold grey values or colour; 0 for the others.
int bitsOf(int dataType) {
  switch (dataType) {
  case 2:
  case 256:
    return 8;
  case 4:
  case 512:
    return 16;
  case 8:
  case 16:
  case 768:
  case 2304:
    return 32;
  case 128:
    return 24;
  case 64:
  case 1024:
  case 1280:
    return 64;
  default:
    return 0;
  }
}

std::int64_t voxelCount(const NiftiHeader& header, const std::filesystem::path& path) {
  std::int64_t count = 1;
  for (std::int64_t i = 1; i <= header.dimensions[0]; ++i) {
    const auto size = header.dimensions[static_cast<std::size_t>(i)];
    if (size < 1) {
      refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the NIfTI header has a dimension below 1"));
    }
    if (size > mostVoxels / count) {
      refuse(path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("the NIfTI header asks for more than 2^31 voxels"));
    }
    count *= size;
  }
  return count;
}

void check(const NiftiHeader& header, const std::filesystem::path& path) {
  if (header.dimensions[0] < 1 || header.dimensions[0] > 7) {
    refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the NIfTI header has no valid number of dimensions"));
  }
  (void)voxelCount(header, path);
  const int bits = bitsOf(header.dataType);
  if (bits == 0) {
    refuse(path, ErrorCode::Unsupported,
           {STRATOSCOPE_TEXT("the NIfTI data type %1 is not read"), {std::to_string(header.dataType)}});
  }
  if (bits != header.bitsPerVoxel) {
    refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the NIfTI header contradicts itself about the data type"));
  }
  if (!std::isfinite(header.dataOffset) || header.dataOffset < (header.version == 1 ? 352 : 544)) {
    refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the NIfTI header points to no image data"));
  }
}

double bytesNeeded(const NiftiHeader& header, const std::filesystem::path& path) {
  return header.dataOffset + static_cast<double>(voxelCount(header, path)) * header.bitsPerVoxel / 8;
}

template <typename T> T numberAt(std::string_view bytes, bool swapped) { return Fields(bytes, swapped).at<T>(0); }

} // namespace

bool startsLikeNifti(std::string_view bytes) {
  if (bytes.size() < 4) {
    return false;
  }
  const auto size = numberAt<std::int32_t>(bytes, false);
  const auto swapped = numberAt<std::int32_t>(bytes, true);
  return size == 348 || size == 540 || swapped == 348 || swapped == 540;
}

NiftiHeader readNiftiHeader(const std::filesystem::path& path) {
  const auto file = openGz(path);
  std::string bytes(540, '\0');
  const int got = gzread(file.get(), bytes.data(), static_cast<unsigned>(bytes.size()));
  if (got < 348 || !startsLikeNifti(bytes)) {
    refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("this is not a NIfTI file"));
  }
  const auto size = numberAt<std::int32_t>(bytes, false);
  const bool swapped = size != 348 && size != 540;
  const bool second = numberAt<std::int32_t>(bytes, swapped) == 540;
  const auto magic = std::string_view(bytes).substr(second ? 4 : 344, 4);
  if ((second && got < 540) || magic != (second ? std::string_view("n+2\0", 4) : std::string_view("n+1\0", 4))) {
    refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the NIfTI header has no valid signature"));
  }
  const Fields fields(bytes, swapped);
  const auto header = second ? parseSecond(fields) : parseFirst(fields);
  check(header, path);
  const bool compressed = gzdirect(file.get()) == 0;
  if (compressed && path.extension() != ".gz") { // the library behind ITK goes by the name
    refuse(path, ErrorCode::Unsupported,
           STRATOSCOPE_TEXT("the file is compressed, but its name does not end in .gz: rename it to .nii.gz"));
  }
  if (!compressed && static_cast<double>(std::filesystem::file_size(path)) < bytesNeeded(header, path)) {
    refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the file is shorter than its header says"));
  }
  return header;
}

void checkNiftiData(const std::filesystem::path& path, const NiftiHeader& header) {
  const auto file = openGz(path);
  std::vector<char> buffer(std::size_t{1} << 18);
  double missing = bytesNeeded(header, path);
  while (missing > 0) {
    const int got = gzread(file.get(), buffer.data(), static_cast<unsigned>(buffer.size()));
    if (got <= 0) {
      refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the file is shorter than its header says"));
    }
    missing -= got;
  }
}

} // namespace stratoscope::imaging
