#include "tests/fuzz/mutation.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace stratoscope::fuzz {
namespace {

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t bound) { return bound == 0 ? 0 : random() % bound; }

/// Where to damage: three of four times within the header, which the seeds have in their first 2 KiB.
std::size_t place(const std::string& bytes, Random& random) {
  constexpr std::size_t header = 2048;
  const bool inHeader = below(random, 4) != 0;
  return below(random, inHeader ? std::min(header, bytes.size()) : bytes.size());
}

void flipBits(std::string& bytes, Random& random) {
  for (auto count = 1 + below(random, 8); count > 0; --count) {
    auto& byte = bytes[place(bytes, random)];
    byte = static_cast<char>(byte ^ (1 << below(random, 8)));
  }
}

void replaceByte(std::string& bytes, Random& random) {
  constexpr std::array extremes{'\0', '\x01', '\x7f', '\x80', '\xff'};
  bytes[place(bytes, random)] = extremes[below(random, extremes.size())];
}

/// A number of 2, 4 or 8 bytes, as lengths and sizes are: extreme, or off by a little.
void replaceNumber(std::string& bytes, Random& random) {
  constexpr std::array<std::uint64_t, 10> extremes{0,          1,          0x7fff,     0x8000,     0xffff,
                                                   0x7fffffff, 0x80000000, 0xffffffff, 0xfffffffe, ~std::uint64_t{0}};
  const std::size_t width = std::size_t{2} << below(random, 3);
  const auto at = place(bytes, random) & ~std::size_t{1}; // numbers lie at even places in all formats here
  if (at + width > bytes.size()) {
    return;
  }
  std::uint64_t number = 0;
  std::memcpy(&number, bytes.data() + at, width);
  number = below(random, 3) == 0 ? number + below(random, 16) - 8 : extremes[below(random, extremes.size())];
  std::memcpy(bytes.data() + at, &number, width);
}

void cutOff(std::string& bytes, Random& random) { bytes.resize(below(random, bytes.size())); }

void swapBlocks(std::string& bytes, Random& random) {
  const std::size_t width = std::size_t{2} << below(random, 4); // 4 bytes are a DICOM tag
  const auto a = place(bytes, random) & ~std::size_t{1};
  const auto b = place(bytes, random) & ~std::size_t{1};
  if (std::max(a, b) + width <= bytes.size() && (a + width <= b || b + width <= a)) {
    std::swap_ranges(bytes.begin() + static_cast<std::ptrdiff_t>(a),
                     bytes.begin() + static_cast<std::ptrdiff_t>(a + width),
                     bytes.begin() + static_cast<std::ptrdiff_t>(b));
  }
}

std::string block(const std::string& bytes, Random& random) {
  return bytes.substr(place(bytes, random), 1 + below(random, 256));
}

void doubleBlock(std::string& bytes, Random& random) { bytes.insert(place(bytes, random), block(bytes, random)); }

void removeBlock(std::string& bytes, Random& random) { bytes.erase(place(bytes, random), 1 + below(random, 64)); }

void overwriteBlock(std::string& bytes, Random& random) {
  const auto source = block(bytes, random);
  bytes.replace(place(bytes, random), source.size(), source);
}

void zeroBlock(std::string& bytes, Random& random) {
  const auto at = place(bytes, random);
  const auto count = std::min(1 + below(random, 64), bytes.size() - at);
  std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), count, '\0');
}

} // namespace

std::string mutated(const std::string& seed, std::mt19937_64& random) {
  using Change = void (*)(std::string&, Random&);
  constexpr std::array<Change, 12> changes{flipBits,      flipBits,       replaceByte, replaceNumber,
                                           replaceNumber, replaceNumber,  swapBlocks,  doubleBlock,
                                           removeBlock,   overwriteBlock, zeroBlock,   cutOff};
  auto bytes = seed;
  for (auto count = 1 + below(random, 4); count > 0 && !bytes.empty(); --count) {
    changes[below(random, changes.size())](bytes, random);
  }
  return bytes;
}

} // namespace stratoscope::fuzz
