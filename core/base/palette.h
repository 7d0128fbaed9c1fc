#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace stratoscope {

struct Rgb {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  friend constexpr bool operator==(const Rgb&, const Rgb&) = default;
};

/// A colour on the straight line from `from` (share 0) to `to` (share 1).
[[nodiscard]] constexpr Rgb mixed(Rgb from, Rgb to, double share) {
  const auto between = [share](std::uint8_t a, std::uint8_t b) {
    // Half units, so that the cut to a whole number rounds to the nearest.
    return static_cast<std::uint8_t>(static_cast<int>(2 * (a + (b - a) * share) + 1) / 2);
  };
  return {between(from.red, to.red), between(from.green, to.green), between(from.blue, to.blue)};
}

/// What stands for "none".
inline constexpr Rgb neutralRgb{0x8a, 0x8a, 0x8a};

/// Colour of a cluster, class or category: the eight of Okabe and Ito (2008), which people with the common kinds of
/// colour blindness tell apart, repeated lighter and darker beyond; a violet takes the place of their black, which a
/// dark background would swallow. Never depends on how many there are.
/// @param index below 0 stands for "none".
[[nodiscard]] constexpr Rgb categoryRgb(int index) {
  constexpr std::array<Rgb, 8> colours{{{0xe6, 0x9f, 0x00},
                                        {0x56, 0xb4, 0xe9},
                                        {0x00, 0x9e, 0x73},
                                        {0xf0, 0xe4, 0x42},
                                        {0x6a, 0x8c, 0xff},
                                        {0xd5, 0x5e, 0x00},
                                        {0xcc, 0x79, 0xa7},
                                        {0x9f, 0x86, 0xc0}}};
  if (index < 0) {
    return neutralRgb;
  }
  const auto place = static_cast<std::size_t>(index);
  const auto colour = colours[place % colours.size()];
  switch (place / colours.size() % 3) {
  case 1:
    return mixed(colour, {0xff, 0xff, 0xff}, 0.45);
  case 2:
    return mixed(colour, {0, 0, 0}, 0.35);
  default:
    return colour;
  }
}

} // namespace stratoscope
