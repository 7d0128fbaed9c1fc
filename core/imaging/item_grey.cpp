#include "core/imaging/item_grey.h"

#include <cmath>
#include <cstddef>

namespace stratoscope::imaging {
namespace {

float luminance(const float* rgb) { return 0.299F * rgb[0] + 0.587F * rgb[1] + 0.114F * rgb[2]; }

Recipe ofBits(Recipe recipe, int bits) {
  recipe.bits = bits == 16 ? BitDepth::Sixteen : BitDepth::Eight;
  return recipe;
}

} // namespace

int itemBits(const Series& series, const Volume& volume, const Recipe& recipe) {
  if (recipe.bits != BitDepth::Auto) {
    return recipe.bits == BitDepth::Sixteen ? 16 : 8;
  }
  if (volume.storedBits != 0) {
    return volume.storedBits;
  }
  return mergesGreys(volume.values, greyRange(series, volume, ofBits(recipe, 8))) ? 16 : 8;
}

ItemGrey::ItemGrey(const Series& series, const Volume& volume, const Recipe& recipe)
    : bits_(itemBits(series, volume, recipe)), range_(greyRange(series, volume, ofBits(recipe, bits_))),
      has_(volume.channels), wanted_(recipe.channels) {}

ItemTensor ItemGrey::item(const std::vector<float>& values) const {
  const auto stored = static_cast<std::size_t>(has_);
  const auto count = values.size() / stored;
  ItemTensor item;
  item.bits = bits_;
  item.pixels.reserve(count * static_cast<std::size_t>(wanted_ * bits_ / 8));
  for (std::size_t channel = 0; channel < static_cast<std::size_t>(wanted_); ++channel) {
    for (std::size_t p = 0; p < count; ++p) {
      const float* pixel = values.data() + p * stored;
      const auto rounded = std::lround(stored == 1 ? *pixel : wanted_ == 1 ? luminance(pixel) : pixel[channel]);
      item.pixels.push_back(static_cast<std::uint8_t>(rounded & 0xff));
      if (bits_ == 16) {
        item.pixels.push_back(static_cast<std::uint8_t>(rounded >> 8));
      }
    }
  }
  return item;
}

} // namespace stratoscope::imaging
