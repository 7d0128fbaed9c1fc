#pragma once

#include <cstddef>
#include <string>

class DcmItem;

namespace stratoscope::imaging {

/// How a header says that uncompressed pixels lie in the file.
struct PixelLayout {
  int rows = 0;
  int columns = 0;
  int frames = 1;
  int samples = 1;
  int bits = 8;        ///< allocated for a sample
  int stored = 8;      ///< of these, used; 1 to `bits`
  bool planar = false; ///< one plane after the other
  std::string photometric;

  [[nodiscard]] std::size_t plane() const { return static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns); }
  [[nodiscard]] std::size_t values() const {
    return plane() * static_cast<std::size_t>(samples) * static_cast<std::size_t>(frames);
  }
};

/// Whatever the header says; nothing is checked.
[[nodiscard]] PixelLayout pixelLayout(DcmItem& data);
/// Whether each pixel has samples of its own of whole bytes.
[[nodiscard]] bool hasWholePixels(const PixelLayout& layout);
/// Whether so many bytes hold all frames; never for an image without pixels.
[[nodiscard]] bool isHeldBy(const PixelLayout& layout, std::size_t bytes);

} // namespace stratoscope::imaging
