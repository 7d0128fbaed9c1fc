#include "core/sampling/copy_check.h"

#include "core/analysis/euclidean.h"

#include <algorithm>
#include <cmath>

namespace stratoscope::sampling {
namespace {

constexpr double closeShare = 0.01;

/// With duplicates a row need not come first among its own neighbours; the other one is at the same distance 0 then,
/// so that the second distance is right in either case.
std::vector<float> distancesToNearestOther(const Matrix& real) {
  const auto found = analysis::nearestByDistance(real, real, 2);
  std::vector<float> distances(real.rows);
  for (std::size_t i = 0; i < real.rows; ++i) {
    distances[i] = found.distancesOf(i)[1];
  }
  return distances;
}

float percentile(std::vector<float> values, double share) {
  std::ranges::sort(values);
  const double position = share * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const auto above = std::min(below + 1, values.size() - 1);
  return std::lerp(values[below], values[above], static_cast<float>(position - static_cast<double>(below)));
}

} // namespace

float closeDistance(const Matrix& real) {
  return real.rows == 1 ? 0.F : percentile(distancesToNearestOther(real), closeShare);
}

std::vector<Nearest> nearestReal(const Matrix& synthetic, const Matrix& real) {
  const auto found = analysis::nearestByDistance(real, synthetic, 1);
  const float close = closeDistance(real);
  std::vector<Nearest> nearest(synthetic.rows);
  for (std::size_t i = 0; i < synthetic.rows; ++i) {
    nearest[i] = {static_cast<int>(found.indices[i]), found.distances[i], found.distances[i] <= close};
  }
  return nearest;
}

} // namespace stratoscope::sampling
