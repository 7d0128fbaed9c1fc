#include "core/imaging/picture/picture_file.h"

#include "core/base/atomic_file.h"
#include "core/imaging/itk_image.h"
#include "core/imaging/picture/picture_orientation.h"
#include "core/imaging/picture/png_file.h"
#include "core/imaging/picture/tiff_file.h"

#include <cmath>
#include <fstream>
#include <itkBMPImageIO.h>
#include <itkJPEGImageIO.h>
#include <string_view>

namespace stratoscope::imaging {
namespace {

using namespace std::string_view_literals;

std::string firstBytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(34, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

[[noreturn]] void refuse(const std::filesystem::path& path, Text reason) {
  throw Error(ErrorCode::Unreadable, std::move(reason), path.string());
}

unsigned byteAt(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

/// Steps over one marker segment of a JPEG, and over the scan data behind a start of scan.
/// @param at the marker's first byte. @return where the next marker begins, or npos when the file ends before.
std::size_t nextMarker(std::string_view bytes, std::size_t at) {
  constexpr unsigned startOfScan = 0xDA;
  const bool isScan = byteAt(bytes, at + 1) == startOfScan;
  if (at + 4 > bytes.size()) {
    return std::string_view::npos;
  }
  std::size_t next = at + 2 + (byteAt(bytes, at + 2) << 8 | byteAt(bytes, at + 3));
  // Within scan data, FF 00 is a byte and FF D0 to FF D7 are restart marks.
  const auto inScan = [&](unsigned code) { return code == 0 || (code >= 0xD0 && code <= 0xD7); };
  while (isScan && next + 1 < bytes.size() && (byteAt(bytes, next) != 0xFF || inScan(byteAt(bytes, next + 1)))) {
    ++next;
  }
  return next + 1 < bytes.size() ? next : std::string_view::npos;
}

/// BMPImageIO takes what is there and leaves the rest as it was.
void checkBmpLength(const std::filesystem::path& path, std::string_view start) {
  const auto number = [&](std::size_t at) {
    return static_cast<std::int32_t>(byteAt(start, at) | byteAt(start, at + 1) << 8 | byteAt(start, at + 2) << 16 |
                                     byteAt(start, at + 3) << 24);
  };
  if (start.size() < 34) {
    refuse(path, STRATOSCOPE_TEXT("the picture is cut off"));
  }
  const double bits = byteAt(start, 28) | byteAt(start, 29) << 8;
  const double row = std::ceil(number(18) * bits / 32) * 4; // rows are padded to 4 bytes
  const bool compressed = number(30) != 0;
  const double wanted = number(10) + (compressed ? 0 : row * std::abs(static_cast<double>(number(22))));
  if (static_cast<double>(std::filesystem::file_size(path)) < wanted) {
    refuse(path, STRATOSCOPE_TEXT("the picture is cut off"));
  }
}

/// A palette whose colours are all grey makes a grey picture.
bool isGreyBmp(std::string_view start, const std::vector<float>& values) {
  constexpr unsigned mostPaletteBits = 8;
  if (!start.starts_with("BM"sv) || byteAt(start, 28) > mostPaletteBits) {
    return false;
  }
  for (std::size_t i = 0; i + 2 < values.size(); i += 3) {
    if (values[i] != values[i + 1] || values[i] != values[i + 2]) {
      return false;
    }
  }
  return true;
}

std::vector<float> firstOfThree(const std::vector<float>& values) {
  std::vector<float> first(values.size() / 3);
  for (std::size_t i = 0; i < first.size(); ++i) {
    first[i] = values[3 * i];
  }
  return first;
}

bool isTiff(std::string_view start) {
  return start.starts_with("II*\0"sv) || start.starts_with("MM\0*"sv) || start.starts_with("II+\0"sv) ||
         start.starts_with("MM\0+"sv);
}

itk::ImageIOBase::Pointer readerFor(const std::filesystem::path& path, std::string_view start) {
  if (start.starts_with("\xff\xd8"sv)) {
    if (!isWholeJpeg(path)) {
      refuse(path, STRATOSCOPE_TEXT("the picture is cut off"));
    }
    return itk::JPEGImageIO::New().GetPointer();
  }
  if (start.starts_with("BM"sv)) {
    checkBmpLength(path, start);
    return itk::BMPImageIO::New().GetPointer();
  }
  refuse(path, STRATOSCOPE_TEXT("this is not a PNG, JPEG, BMP or TIFF picture"));
}

} // namespace

bool isWholeJpeg(const std::filesystem::path& path) {
  const auto bytes = readFile(path);
  constexpr unsigned endOfImage = 0xD9;
  std::size_t at = 2;
  while (at != std::string_view::npos && at + 1 < bytes.size()) {
    if (byteAt(bytes, at) != 0xFF) {
      return false;
    }
    if (byteAt(bytes, at + 1) == endOfImage) {
      return true;
    }
    at = byteAt(bytes, at + 1) == 0xFF ? at + 1 : nextMarker(bytes, at); // FF may be repeated before a marker
  }
  return false;
}

void checkPictureKind(const std::filesystem::path& path) {
  const auto start = firstBytes(path);
  const bool webp = start.starts_with("RIFF"sv) && std::string_view(start).substr(8, 4) == "WEBP";
  if (webp || start.starts_with("GIF8"sv)) {
    throw Error(ErrorCode::Unsupported, {STRATOSCOPE_TEXT("%1 pictures are not read"), {webp ? "WebP" : "GIF"}},
                path.string(), STRATOSCOPE_TEXT("Save it as PNG or TIFF"));
  }
}

Volume readPictureFile(const std::filesystem::path& path) {
  checkPictureKind(path);
  const auto start = firstBytes(path);
  if (isTiff(start)) {
    return readTiffFile(path);
  }
  if (start.starts_with("\x89PNG"sv)) {
    return readPngFile(path);
  }
  prepareItk();
  const auto reader = readerFor(path, start);
  auto image = readItkImage(*reader, path);
  Volume volume;
  volume.size = image.size;
  volume.channels = image.channels;
  volume.values = std::move(image.values);
  if (volume.channels == 3 && isGreyBmp(start, volume.values)) {
    volume.channels = 1;
    volume.values = firstOfThree(volume.values);
  }
  if (start.starts_with("\xff\xd8"sv)) {
    orient(volume, exifOrientation(readFile(path)));
  }
  if (image.bytes) {
    volume.storedBits = 8;
    volume.windowCentre = 127.5;
    volume.windowWidth = 255;
  }
  return volume;
}

} // namespace stratoscope::imaging
