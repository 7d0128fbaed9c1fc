#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

struct tiff;

namespace stratoscope::imaging {

/// What the current page of a TIFF says of itself.
struct TiffPage {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint16_t bits = 1;    ///< of a sample
  std::uint16_t samples = 1; ///< of a pixel
  std::uint16_t format = 1;  ///< SAMPLEFORMAT of tiff.h
  std::uint16_t meaning = 0; ///< PHOTOMETRIC of tiff.h
  std::uint16_t planes = 1;  ///< PLANARCONFIG of tiff.h
  std::uint16_t orientation = 1;
  bool tiled = false;

  [[nodiscard]] bool isGrey() const;
  [[nodiscard]] int channels() const { return isGrey() ? 1 : 3; }
  /// Whether its values are taken as they are; else the library makes 8-bit colours of them.
  [[nodiscard]] bool isPlain() const;
  [[nodiscard]] bool isBytes() const;
  [[nodiscard]] int storedBits() const; ///< as Volume::storedBits
};

/// Throws Error::Unreadable or Error::Unsupported (a size beyond belief, a kind of pixel that is not read).
[[nodiscard]] TiffPage describeTiffPage(tiff* file, const std::filesystem::path& path);

/// Appends the page's values, channel fastest. Throws Error::Unreadable.
void appendTiffPage(tiff* file, const TiffPage& page, const std::filesystem::path& path, std::vector<float>& values);

} // namespace stratoscope::imaging
