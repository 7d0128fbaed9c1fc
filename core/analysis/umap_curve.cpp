#include "core/analysis/umap_curve.h"

#include <algorithm>
#include <cmath>

namespace stratoscope::analysis {
namespace {

constexpr int points = 300;
constexpr int iterations = 200;

double distanceOf(int point) { return 3.0 * point / (points - 1); }

double wanted(double distance, double minDistance) {
  return distance < minDistance ? 1 : std::exp(minDistance - distance);
}

/// Sums of Gauss's normal equations for a and b.
struct Normal {
  double aa = 0, ab = 0, bb = 0, a = 0, b = 0, error = 0;
};

Normal normalEquations(const UmapCurve& curve, double minDistance) {
  Normal sums;
  for (int i = 0; i < points; ++i) {
    const double distance = distanceOf(i);
    const double power = distance > 0 ? std::pow(distance, 2 * curve.b) : 0;
    const double value = 1 / (1 + curve.a * power);
    const double byA = -power * value * value;
    const double byB = distance > 0 ? 2 * curve.a * std::log(distance) * byA : 0;
    const double residual = wanted(distance, minDistance) - value;
    sums.aa += byA * byA;
    sums.ab += byA * byB;
    sums.bb += byB * byB;
    sums.a += byA * residual;
    sums.b += byB * residual;
    sums.error += residual * residual;
  }
  return sums;
}

UmapCurve stepped(const UmapCurve& curve, const Normal& sums, double damping) {
  const double aa = sums.aa * (1 + damping);
  const double bb = sums.bb * (1 + damping);
  const double determinant = aa * bb - sums.ab * sums.ab;
  return {curve.a + (sums.a * bb - sums.b * sums.ab) / determinant,
          curve.b + (sums.b * aa - sums.a * sums.ab) / determinant};
}

} // namespace

UmapCurve fitUmapCurve(double minDistance) {
  UmapCurve curve;
  double damping = 1e-3; // of Levenberg and Marquardt
  Normal sums = normalEquations(curve, minDistance);
  for (int i = 0; i < iterations; ++i) {
    const auto next = stepped(curve, sums, damping);
    const auto there = normalEquations(next, minDistance);
    const bool better = next.a > 0 && next.b > 0 && there.error < sums.error;
    damping *= better ? 0.3 : 3;
    curve = better ? next : curve;
    sums = better ? there : sums;
  }
  return curve;
}

template <typename Force> ForceTable ForceTable::tabulate(Force force) {
  ForceTable table;
  for (std::size_t i = 0; i < table.values_.size(); ++i) {
    const auto bits = std::bit_cast<std::uint32_t>(least) + (static_cast<std::uint32_t>(i) << restBits);
    table.values_[i] = static_cast<float>(force(static_cast<double>(std::bit_cast<float>(bits))));
  }
  return table;
}

ForceTable ForceTable::attraction(const UmapCurve& curve) {
  return tabulate([&](double squared) {
    return 2 * curve.a * curve.b * std::pow(squared, curve.b - 1) / (1 + curve.a * std::pow(squared, curve.b));
  });
}

ForceTable ForceTable::repulsion(const UmapCurve& curve) {
  return tabulate(
      [&](double squared) { return 2 * curve.b / ((0.001 + squared) * (1 + curve.a * std::pow(squared, curve.b))); });
}

} // namespace stratoscope::analysis
