#include "core/imaging/picture/picture_orientation.h"

#include <optional>

namespace stratoscope::imaging {
namespace {

using namespace std::string_view_literals;

/// Numbers of a TIFF structure; reading past its end gives nothing.
class TiffBytes {
public:
  explicit TiffBytes(std::string_view bytes) : bytes_(bytes), bigEndian_(bytes.starts_with("MM"sv)) {}

  [[nodiscard]] std::optional<std::uint32_t> number(std::size_t at, std::size_t bytes) const {
    if (bytes_.size() < bytes || at > bytes_.size() - bytes) {
      return std::nullopt;
    }
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
      const auto byte = static_cast<unsigned char>(bytes_[at + (bigEndian_ ? i : bytes - 1 - i)]);
      value = value << 8U | byte;
    }
    return value;
  }

private:
  std::string_view bytes_;
  bool bigEndian_;
};

int orientationOf(std::string_view tiff) {
  constexpr std::uint32_t orientationTag = 0x0112;
  const TiffBytes bytes(tiff);
  const auto directory = bytes.number(4, 4);
  const auto entries = directory ? bytes.number(*directory, 2) : std::nullopt;
  for (std::uint32_t i = 0; entries && i < *entries; ++i) {
    const auto at = std::size_t{*directory} + 2 + 12 * std::size_t{i};
    const auto tag = bytes.number(at, 2);
    if (!tag) {
      break;
    }
    if (*tag == orientationTag) {
      const auto value = bytes.number(at + 8, 2).value_or(1);
      return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
  }
  return 1;
}

/// Where a pixel that is seen at (x, y) is stored.
struct Source {
  int column;
  int row;
};

Source sourceOf(int orientation, int x, int y, int width, int height) {
  switch (orientation) {
  case 2:
    return {width - 1 - x, y};
  case 3:
    return {width - 1 - x, height - 1 - y};
  case 4:
    return {x, height - 1 - y};
  case 5:
    return {y, x};
  case 6:
    return {y, height - 1 - x};
  case 7:
    return {width - 1 - y, height - 1 - x};
  case 8:
    return {width - 1 - y, x};
  default:
    return {x, y};
  }
}

} // namespace

int exifOrientation(std::string_view jpeg) {
  constexpr unsigned char exifSegment = 0xE1;
  constexpr unsigned char startOfScan = 0xDA;
  std::size_t at = 2;
  while (at + 4 <= jpeg.size() && static_cast<unsigned char>(jpeg[at]) == 0xFF) {
    const auto code = static_cast<unsigned char>(jpeg[at + 1]);
    const auto length =
        std::size_t{static_cast<unsigned char>(jpeg[at + 2])} << 8U | static_cast<unsigned char>(jpeg[at + 3]);
    if (code == startOfScan || length < 2) {
      break;
    }
    const auto segment = jpeg.substr(at + 4, length - 2);
    if (code == exifSegment && segment.starts_with("Exif\0\0"sv)) {
      return orientationOf(segment.substr(6));
    }
    at += 2 + length;
  }
  return 1;
}

void orient(Volume& volume, int orientation) {
  if (orientation <= 1 || orientation > 8) {
    return;
  }
  const int width = volume.size[0];
  const int height = volume.size[1];
  const bool turned = orientation >= 5;
  const int columns = turned ? height : width;
  const int rows = turned ? width : height;
  const auto channels = static_cast<std::size_t>(volume.channels);
  const auto slice = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * channels;
  std::vector<float> seen;
  seen.reserve(volume.values.size());
  for (int k = 0; k < volume.size[2]; ++k) {
    const float* stored = volume.values.data() + static_cast<std::size_t>(k) * slice;
    for (int y = 0; y < rows; ++y) {
      for (int x = 0; x < columns; ++x) {
        const auto [column, row] = sourceOf(orientation, x, y, width, height);
        const auto* pixel = stored + (static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
                                      static_cast<std::size_t>(column)) *
                                         channels;
        seen.insert(seen.end(), pixel, pixel + channels);
      }
    }
  }
  volume.values = std::move(seen);
  volume.size[0] = columns;
  volume.size[1] = rows;
}

} // namespace stratoscope::imaging
