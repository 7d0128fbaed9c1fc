#include "core/analysis/trustworthiness.h"

#include "core/analysis/row_distances.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

namespace stratoscope::analysis {
namespace {

void check(const Matrix& high, const Matrix& low, int k, std::size_t evaluated) {
  const auto finite = [](const Matrix& matrix) {
    return std::ranges::all_of(matrix.values, [](float value) { return std::isfinite(value); });
  };
  if (high.rows != low.rows || k < 1 || 2 * static_cast<std::size_t>(k) >= high.rows || evaluated == 0) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("trustworthiness at %1 neighbours needs more than twice as many items, not %2"),
                 {std::to_string(k), std::to_string(std::min(high.rows, low.rows))}});
  }
  if (!finite(high) || !finite(low)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
  }
}

/// Judges one point after the other; one of each thread.
class Judge {
public:
  Judge(const Matrix& high, const Matrix& low, const RowDistances& highDistances, const RowDistances& lowDistances,
        std::size_t k)
      : high_(high), low_(low), highDistances_(highDistances), lowDistances_(lowDistances), k_(k),
        distances_(high.rows), order_(high.rows) {}

  /// The sum of (rank - k) over the neighbours on the map that rank beyond k in the embedding.
  std::int64_t intrusion(std::size_t point) {
    findNeighboursOnMap(point);
    highDistances_.squaredTo(high_.row(point), distances_);
    distances_[point] = std::numeric_limits<float>::infinity();
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < k_; ++i) {
      sum += std::max<std::int64_t>(0, rankOf(order_[i]) - static_cast<std::int64_t>(k_));
    }
    return sum;
  }

private:
  void findNeighboursOnMap(std::size_t point) {
    lowDistances_.squaredTo(low_.row(point), distances_);
    distances_[point] = std::numeric_limits<float>::infinity();
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::ranges::nth_element(order_, order_.begin() + static_cast<std::ptrdiff_t>(k_), [this](auto a, auto b) {
      return distances_[a] != distances_[b] ? distances_[a] < distances_[b] : a < b;
    });
  }

  /// From 1; of equal distances the lower row comes first.
  [[nodiscard]] std::int64_t rankOf(std::size_t row) const {
    const float own = distances_[row];
    std::int64_t nearer = 0;
    for (const float distance : distances_) {
      nearer += distance < own ? 1 : 0;
    }
    return nearer + 1 + std::count(distances_.begin(), distances_.begin() + static_cast<std::ptrdiff_t>(row), own);
  }

  const Matrix& high_;
  const Matrix& low_;
  const RowDistances& highDistances_;
  const RowDistances& lowDistances_;
  std::size_t k_;
  std::vector<float> distances_;
  std::vector<std::size_t> order_;
};

} // namespace

double trustworthiness(const Matrix& high, const Matrix& low, int k, std::size_t evaluated) {
  check(high, low, k, evaluated);
  const RowDistances highDistances(high);
  const RowDistances lowDistances(low);
  const auto points = evenlySpaced(high.rows, evaluated);
  std::int64_t intrusion = 0;
#pragma omp parallel reduction(+ : intrusion)
  {
    Judge judge(high, low, highDistances, lowDistances, static_cast<std::size_t>(k));
#pragma omp for schedule(dynamic, 16)
    for (const std::size_t point : points) {
      intrusion += judge.intrusion(point);
    }
  }
  const auto n = static_cast<double>(high.rows);
  return 1 - 2 * static_cast<double>(intrusion) / (static_cast<double>(points.size()) * k * (2 * n - 3 * k - 1));
}

} // namespace stratoscope::analysis
