#include "core/imaging/nifti/header.h"

#include "core/base/error.h"
#include "core/imaging/file_size.h"
#include "core/imaging/nifti/gz_reader.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <string>

namespace stratoscope::imaging {
namespace {

constexpr unsigned headerBytes = 1024; ///< read at once: what follows a header is none of an index's business

constexpr std::size_t firstSize = 348;
constexpr std::size_t secondSize = 540;
constexpr int mostVolumes = 10000; // each becomes a series

[[noreturn]] void refuse(const std::filesystem::path& path, ErrorCode code, Text reason) {
  throw Error(code, std::move(reason), path.string());
}

/// Numbers of the header in the file's byte order.
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
  template <typename T, typename Kept, std::size_t N> void copy(std::size_t offset, std::array<Kept, N>& kept) const {
    for (std::size_t i = 0; i < N; ++i) {
      kept[i] = at<T>(offset + i * sizeof(T));
    }
  }

private:
  std::string_view bytes_;
  bool swapped_;
};

NiftiHeader parseFirst(const Fields& fields) {
  NiftiHeader header;
  fields.copy<std::int16_t>(40, header.dimensions);
  header.dataType = fields.at<std::int16_t>(70);
  header.bitsPerVoxel = fields.at<std::int16_t>(72);
  fields.copy<float>(76, header.pixelSizes);
  header.dataOffset = std::floor(fields.at<float>(108)); // a float that is to be a whole number
  header.slope = fields.at<float>(112);
  header.intercept = fields.at<float>(116);
  header.units = fields.at<std::uint8_t>(123);
  header.qformCode = fields.at<std::int16_t>(252);
  header.sformCode = fields.at<std::int16_t>(254);
  fields.copy<float>(256, header.quaternion);
  fields.copy<float>(268, header.offset);
  fields.copy<float>(280, header.rows);
  return header;
}

NiftiHeader parseSecond(const Fields& fields) {
  NiftiHeader header;
  header.version = 2;
  header.dataType = fields.at<std::int16_t>(12);
  header.bitsPerVoxel = fields.at<std::int16_t>(14);
  fields.copy<std::int64_t>(16, header.dimensions);
  fields.copy<double>(104, header.pixelSizes);
  header.dataOffset = static_cast<double>(fields.at<std::int64_t>(168));
  header.slope = fields.at<double>(176);
  header.intercept = fields.at<double>(184);
  header.qformCode = fields.at<std::int32_t>(344);
  header.sformCode = fields.at<std::int32_t>(348);
  fields.copy<double>(352, header.quaternion);
  fields.copy<double>(376, header.offset);
  fields.copy<double>(400, header.rows);
  header.units = fields.at<std::int32_t>(500);
  return header;
}

/// Bits of the data types of nifti1.h that are read; 0 for the others.
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
  case 32:
  case 64:
  case 1024:
  case 1280:
    return 64;
  case 1792:
    return 128;
  default:
    return 0;
  }
}

/// The types that exist and are not read, by their name in nifti1.h.
std::string nameOf(int dataType) {
  switch (dataType) {
  case 1:
    return "BINARY";
  case 1536:
    return "FLOAT128";
  case 2048:
    return "COMPLEX256";
  default:
    return std::to_string(dataType);
  }
}

void checkDimensions(const NiftiHeader& header, const std::filesystem::path& path) {
  if (header.dimensions[0] < 1 || header.dimensions[0] > 7) {
    refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the NIfTI header has no valid number of dimensions"));
  }
  std::int64_t count = 1;
  for (std::size_t i = 1; i <= static_cast<std::size_t>(header.dimensions[0]); ++i) {
    if (header.dimensions[i] < 1) {
      refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the NIfTI header has a dimension below 1"));
    }
    // Each volume is read by itself; their number must still fit an int.
    if (header.dimensions[i] > (mostPixels - 1) / (i == 4 ? 1 : count)) {
      refuse(path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("the NIfTI header asks for more than 2^31 voxels"));
    }
    count = (i == 4 ? 1 : count) * header.dimensions[i];
  }
  if (header.volumes() > mostVolumes) {
    refuse(path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("the NIfTI header asks for more than 10,000 volumes"));
  }
}

void checkType(const NiftiHeader& header, const std::filesystem::path& path) {
  const int bits = bitsOf(header.dataType);
  if (bits == 0) {
    refuse(path, ErrorCode::Unsupported,
           {STRATOSCOPE_TEXT("the NIfTI data type %1 is not read"), {nameOf(header.dataType)}});
  }
  if (bits != header.bitsPerVoxel) {
    refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the NIfTI header contradicts itself about the data type"));
  }
}

/// A single file's data begin behind its header; 0 is taken for the usual place, as other readers do.
void settleOffset(NiftiHeader& header, bool pair, const std::filesystem::path& path) {
  const double usual = header.version == 1 ? 352 : 544;
  if (header.dataOffset == 0 && !pair) {
    header.dataOffset = usual;
  }
  const double least = pair ? 0 : usual - 4;
  if (!std::isfinite(header.dataOffset) || header.dataOffset < least || header.dataOffset > 1e15) {
    refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the NIfTI header points to no image data"));
  }
}

double bytesNeeded(const NiftiHeader& header) {
  return header.dataOffset + static_cast<double>(header.voxels()) * header.volumes() * header.bitsPerVoxel / 8;
}

/// Deflate makes at most 1,032 bytes of one.
void checkLength(const NiftiHeader& header, const std::filesystem::path& path) {
  const double ratio = header.compressed ? 1040 : 1;
  if (bytesNeeded(header) > ratio * static_cast<double>(std::filesystem::file_size(header.data))) {
    refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the file is shorter than its header says"));
  }
}

enum class Signature { Single, Pair };

std::optional<Signature> signatureOf(std::string_view bytes, bool second) {
  const auto magic = bytes.substr(second ? 4 : 344, 4);
  const auto is = [&](const char* name) { return magic == std::string_view(name, 4); };
  if (is(second ? "n+2\0" : "n+1\0")) {
    return Signature::Single;
  }
  return is(second ? "ni2\0" : "ni1\0") ? std::optional(Signature::Pair) : std::nullopt;
}

[[noreturn]] void refuseSignature(std::string_view bytes, bool second, const std::filesystem::path& path) {
  if (!second && bytes[344] == '\0' && path.extension() == ".hdr") {
    refuse(path, ErrorCode::Unsupported,
           STRATOSCOPE_TEXT("ANALYZE 7.5 files are not read: they do not say which side is left"));
  }
  refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the NIfTI header has no valid signature"));
}

/// The .img beside a .hdr.
std::filesystem::path pairedData(const std::filesystem::path& path) {
  auto stem = path;
  if (stem.extension() == ".gz") {
    stem.replace_extension();
  }
  for (const auto* ending : {".img", ".img.gz", ".IMG"}) {
    if (auto data = stem; std::filesystem::exists(data.replace_extension(ending))) {
      return data;
    }
  }
  refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the .img file with the voxels is missing beside the header"));
}

template <typename T> T numberAt(std::string_view bytes, bool swapped) { return Fields(bytes, swapped).at<T>(0); }

bool isHeaderSize(std::int32_t size) { return size == firstSize || size == secondSize; }

} // namespace

std::array<int, 3> NiftiHeader::size() const {
  std::array<int, 3> size{1, 1, 1};
  for (std::size_t axis = 0; axis < 3 && static_cast<std::int64_t>(axis) < dimensions[0]; ++axis) {
    size[axis] = static_cast<int>(dimensions[axis + 1]);
  }
  return size;
}

int NiftiHeader::volumes() const {
  std::int64_t count = 1;
  for (std::size_t i = 4; i <= static_cast<std::size_t>(dimensions[0]); ++i) {
    count *= dimensions[i];
  }
  return static_cast<int>(count);
}

std::int64_t NiftiHeader::voxels() const {
  const auto [columns, rows_, slices] = size();
  return std::int64_t{columns} * rows_ * slices;
}

bool startsLikeNifti(std::string_view bytes) {
  return bytes.size() >= 4 &&
         (isHeaderSize(numberAt<std::int32_t>(bytes, false)) || isHeaderSize(numberAt<std::int32_t>(bytes, true)));
}

bool isCompressedNifti(const std::filesystem::path& path) {
  try {
    GzReader file(path, headerBytes);
    std::array<char, 4> bytes{};
    return file.compressed() && file.readSome(bytes) == bytes.size() && startsLikeNifti({bytes.data(), bytes.size()});
  } catch (const Error&) {
    return false; // a damaged archive is none of ours
  }
}

NiftiHeader readNiftiHeader(const std::filesystem::path& path) {
  GzReader file(path, headerBytes);
  std::string bytes(secondSize, '\0');
  const auto got = file.readSome(bytes);
  if (got < firstSize || !startsLikeNifti(bytes)) {
    refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("this is not a NIfTI file"));
  }
  const bool swapped = !isHeaderSize(numberAt<std::int32_t>(bytes, false));
  const bool second = numberAt<std::int32_t>(bytes, swapped) == secondSize;
  const auto signature = signatureOf(bytes, second);
  if (!signature || (second && got < secondSize)) {
    refuseSignature(bytes, second, path);
  }
  const Fields fields(bytes, swapped);
  auto header = second ? parseSecond(fields) : parseFirst(fields);
  header.swapped = swapped;
  checkDimensions(header, path);
  checkType(header, path);
  settleOffset(header, *signature == Signature::Pair, path);
  header.data = *signature == Signature::Pair ? pairedData(path) : path;
  header.compressed =
      *signature == Signature::Pair ? GzReader(header.data, headerBytes).compressed() : file.compressed();
  checkLength(header, path);
  return header;
}

void checkNiftiData(const NiftiHeader& header) {
  GzReader file(header.data);
  std::string buffer(std::size_t{1} << 18, '\0');
  for (double missing = bytesNeeded(header); missing > 0;) {
    const auto part = static_cast<std::size_t>(std::min(missing, static_cast<double>(buffer.size())));
    file.read(std::span(buffer).first(part));
    missing -= static_cast<double>(part);
  }
  file.finish();
}

} // namespace stratoscope::imaging
