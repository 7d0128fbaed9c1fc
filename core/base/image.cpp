#include "core/base/image.h"

#include <algorithm>

namespace stratoscope {

namespace {

/// A plane of an item, in values from its first: where it begins, and how far it is to the next column and row.
struct Plane {
  int width = 0;
  int height = 0;
  std::ptrdiff_t start = 0;
  std::ptrdiff_t column = 1;
  std::ptrdiff_t row = 0;
};

Picture pictureOf(const ImageStack& stack, std::size_t i, const Plane& plane) {
  Picture picture{plane.width, plane.height, stack.channels, {}};
  picture.pixels.reserve(static_cast<std::size_t>(plane.width) * static_cast<std::size_t>(plane.height) *
                         static_cast<std::size_t>(stack.channels));
  const auto bytes = static_cast<std::ptrdiff_t>(stack.bytesPerPixel());
  const auto channel = static_cast<std::ptrdiff_t>(stack.bytesPerItem()) / stack.channels;
  const auto* const item = stack.item(i).data();
  for (int y = 0; y < plane.height; ++y) {
    for (int x = 0; x < plane.width; ++x) {
      const auto* pixel = item + (plane.start + y * plane.row + x * plane.column) * bytes;
      for (int c = 0; c < stack.channels; ++c) {
        picture.pixels.push_back(greyOf(stack, pixel + c * channel));
      }
    }
  }
  return picture;
}

Plane middleSlice(const ImageStack& stack) {
  const auto slice = static_cast<std::ptrdiff_t>(stack.width) * stack.height;
  return {stack.width, stack.height, stack.depth / 2 * slice, 1, stack.width};
}

} // namespace

std::uint8_t greyOf(const ImageStack& stack, const std::byte* pixel) {
  const auto low = std::to_integer<unsigned>(pixel[0]);
  if (stack.type == PixelType::UInt8) {
    return static_cast<std::uint8_t>(low);
  }
  const auto value = std::min<unsigned>(low | std::to_integer<unsigned>(pixel[1]) << 8U, stack.white);
  return static_cast<std::uint8_t>((value * 255U + stack.white / 2U) / stack.white);
}

Picture pictureOf(const ImageStack& stack, std::size_t i) { return pictureOf(stack, i, middleSlice(stack)); }

std::vector<Picture> middlePlanes(const ImageStack& stack, std::size_t i) {
  std::vector<Picture> planes{pictureOf(stack, i)};
  if (stack.depth > 1) {
    const std::ptrdiff_t row = stack.width;
    const auto slice = row * stack.height;
    const auto last = slice * (stack.depth - 1);
    planes.push_back(pictureOf(stack, i, {stack.width, stack.depth, last + stack.height / 2 * row, 1, -slice}));
    planes.push_back(pictureOf(stack, i, {stack.height, stack.depth, last + stack.width / 2, row, -slice}));
  }
  return planes;
}

ImageStack makeStack(std::vector<std::uint8_t> pixels, int channels, int height, int width, int depth, PixelType type) {
  ImageStack stack;
  stack.type = type;
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
