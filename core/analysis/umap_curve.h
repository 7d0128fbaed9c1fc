#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace stratoscope::analysis {

/// How the likeness of two points falls with their distance on the map: 1 / (1 + a distance^(2b)).
struct UmapCurve {
  double a = 1;
  double b = 1;
};

/// The curve nearest (least squares over 300 distances from 0 to 3) to 1 up to the least distance and
/// exp(least - distance) beyond. @param minDistance 0 to 1.
[[nodiscard]] UmapCurve fitUmapCurve(double minDistance);

/// A force that depends on the squared distance only, tabulated with 64 steps to the octave between 2^-24 and 2^24 and
/// interpolated: the same on every machine, and free of powers and divisions. Where the force falls as x^-p the
/// relative error is at most p (p + 1) / (8 * 64^2), and p <= 1 + b: below 4e-4 for every curve of fitUmapCurve.
class ForceTable {
public:
  /// The pull along an edge, times the difference of the points: 2ab d^(2b - 2) / (1 + a d^(2b)).
  static ForceTable attraction(const UmapCurve& curve);
  /// The push from a point drawn at random: 2b / ((0.001 + d^2) (1 + a d^(2b))).
  static ForceTable repulsion(const UmapCurve& curve);

  [[nodiscard]] float operator()(float squaredDistance) const {
    const float held = squaredDistance < least ? least : squaredDistance > greatest ? greatest : squaredDistance;
    const auto bits = std::bit_cast<std::uint32_t>(held) - std::bit_cast<std::uint32_t>(least);
    const float rest = static_cast<float>(static_cast<std::int32_t>(bits & restMask)) * restScale;
    const std::size_t step = bits >> restBits;
    return values_[step] + rest * (values_[step + 1] - values_[step]);
  }

private:
  static constexpr unsigned restBits = 17; ///< of the 23 of a float's mantissa; 6 choose the step
  static constexpr std::uint32_t restMask = (1U << restBits) - 1;
  static constexpr float restScale = 1.F / (1U << restBits);
  static constexpr int octaves = 48;
  static constexpr float least = 0x1p-24F;
  static constexpr float greatest = 0x1p24F;
  static constexpr std::size_t steps = std::size_t{octaves} * 64;

  template <typename Force> static ForceTable tabulate(Force force);

  std::array<float, steps + 2> values_{};
};

} // namespace stratoscope::analysis
