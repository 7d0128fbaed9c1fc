#include "core/base/image.h"

namespace stratoscope {

Picture pictureOf(const ImageStack& stack, std::size_t i) {
  Picture picture{stack.width, stack.height, stack.channels, {}};
  const auto plane = static_cast<std::size_t>(stack.width) * static_cast<std::size_t>(stack.height);
  const auto channels = static_cast<std::size_t>(stack.channels);
  const auto depth = static_cast<std::size_t>(stack.depth);
  picture.pixels.resize(plane * channels);
  const auto bytes = stack.item(i);
  // The high byte of a little-endian 16-bit value is its 8-bit rendering.
  const std::size_t step = stack.bytesPerPixel();
  for (std::size_t c = 0; c < channels; ++c) {
    for (std::size_t p = 0; p < plane; ++p) {
      picture.pixels[p * channels + c] =
          static_cast<std::uint8_t>(bytes[((c * depth + depth / 2) * plane + p) * step + (step - 1)]);
    }
  }
  return picture;
}

ImageStack makeStack(std::vector<std::uint8_t> pixels, int channels, int height, int width, int depth) {
  ImageStack stack;
  stack.channels = channels;
  stack.depth = depth;
  stack.height = height;
  stack.width = width;
  auto owned = std::make_shared<const std::vector<std::uint8_t>>(std::move(pixels));
  stack.count = owned->size() / stack.bytesPerItem();
  stack.data = reinterpret_cast<const std::byte*>(owned->data());
  stack.owner = owned;
  return stack;
}

} // namespace stratoscope
