#pragma once

#include <cstdint>
#include <string>

namespace stratoscope {

/// The pixels of an image file, decompressed but otherwise as they are stored: frame after frame, row by row, the
/// samples of a pixel beside each other, the low byte of a sample first.
struct StoredImage {
  int columns = 0;
  int rows = 0;
  int frames = 1;
  int samples = 1;         ///< 1 or 3
  int bits = 8;            ///< of a sample: 8, 16 or 32
  std::string photometric; ///< DICOM's term for what the samples mean now: decompressing may have made RGB of YBR
  std::string bytes;

  /// How many bytes there have to be.
  [[nodiscard]] std::uint64_t size() const {
    return static_cast<std::uint64_t>(columns) * static_cast<std::uint64_t>(rows) * static_cast<std::uint64_t>(frames) *
           static_cast<std::uint64_t>(samples) * static_cast<std::uint64_t>(bits / 8);
  }
};

} // namespace stratoscope
