#include "core/workflow/importing/item_file.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>
#include <vector>

namespace stratoscope::workflow {
namespace {

/// [channels, height, width], or of whole volumes [channels, depth, height, width].
std::vector<std::size_t> shapeOf(const imaging::Recipe& recipe) {
  std::vector<std::size_t> shape(recipe.depth() > 1 ? 4 : 3, static_cast<std::size_t>(recipe.size));
  shape[0] = static_cast<std::size_t>(recipe.channels);
  return shape;
}

std::size_t product(const std::vector<std::size_t>& shape) {
  return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
}

/// Each byte twice: times 257.
std::vector<std::byte> widened(std::span<const std::byte> item) {
  std::vector<std::byte> wide;
  wide.reserve(2 * item.size());
  for (const auto value : item) {
    wide.insert(wide.end(), 2, value);
  }
  return wide;
}

} // namespace

ItemFile::ItemFile(const std::filesystem::path& path, const imaging::Recipe& recipe, int bits)
    : bits_(bits), values_(product(shapeOf(recipe))), writer_(path, bits == 16 ? "<u2" : "|u1", shapeOf(recipe)) {}

void ItemFile::append(std::span<const std::byte> item, int bits) {
  if (bits < bits_) {
    append(widened(item), bits_);
    return;
  }
  writer_.append(item);
  for (std::size_t i = 1; bits_ == 16 && i < item.size(); i += 2) {
    const auto value = std::to_integer<unsigned>(item[i - 1]) | std::to_integer<unsigned>(item[i]) << 8U;
    largest_ = std::max(largest_, static_cast<std::uint16_t>(value));
  }
}

std::uint16_t ItemFile::white() const {
  constexpr unsigned least = 255;
  return bits_ == 16 ? static_cast<std::uint16_t>(std::max(least, std::bit_ceil(largest_ + 1U) - 1U)) : 65535;
}

} // namespace stratoscope::workflow
