#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace stratoscope {

/// One small picture for showing or saving, 8 bits, interleaved rows (height x width x channels); 1 or 3 channels.
struct Picture {
  int width = 0;
  int height = 0;
  int channels = 1;
  std::vector<std::uint8_t> pixels;
};

enum class PixelType { UInt8, UInt16 };

/// Item tensors of a cohort or a part of it: [count, channels, height, width], or of volumes [count, channels, depth,
/// height, width]; contiguous, usually a memory map that `owner` keeps alive. Copying it copies no pixels. Immutable,
/// so it may be read from any thread.
struct ImageStack {
  std::size_t count = 0;
  int channels = 1;
  int depth = 1; ///< slices; 1 for pictures
  int height = 0;
  int width = 0;
  PixelType type = PixelType::UInt8;
  std::uint16_t white = 65535; ///< the value of an item of 16 bits that is shown white
  const std::byte* data = nullptr;
  std::shared_ptr<const void> owner;

  [[nodiscard]] std::size_t bytesPerPixel() const { return type == PixelType::UInt8 ? 1 : 2; }
  [[nodiscard]] std::size_t bytesPerItem() const {
    return static_cast<std::size_t>(channels) * static_cast<std::size_t>(depth) * static_cast<std::size_t>(height) *
           static_cast<std::size_t>(width) * bytesPerPixel();
  }
  [[nodiscard]] std::span<const std::byte> item(std::size_t i) const {
    return {data + i * bytesPerItem(), bytesPerItem()};
  }
};

/// A value of the stack as 8 bits: of 16 bits its share of the stack's white.
[[nodiscard]] std::uint8_t greyOf(const ImageStack& stack, const std::byte* pixel);

/// Item i as a picture: planes interleaved, 16-bit values scaled to 8 bits; of a volume its middle slice.
[[nodiscard]] Picture pictureOf(const ImageStack& stack, std::size_t i);
/// The same, and of a volume two more: its middle planes across the rows and across the columns, the last slice (at the
/// patient's head) on top.
[[nodiscard]] std::vector<Picture> middlePlanes(const ImageStack& stack, std::size_t i);
/// A stack that owns a copy of the given item tensors, each channels x depth x height x width, the low byte first where
/// they have 16 bits.
[[nodiscard]] ImageStack makeStack(std::vector<std::uint8_t> pixels, int channels, int height, int width, int depth = 1,
                                   PixelType type = PixelType::UInt8);

} // namespace stratoscope
