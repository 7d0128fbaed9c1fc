#include "core/analysis/silhouette.h"

#include "core/analysis/row_distances.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <vector>

namespace stratoscope::analysis {
namespace {

/// The clusters numbered from 0 without gaps, and how many rows each has.
struct Numbered {
  std::vector<std::size_t> clusters;
  std::vector<double> sizes;
};

Numbered number(std::span<const int> clusters) {
  std::map<int, std::size_t> numbers;
  Numbered numbered;
  for (const int cluster : clusters) {
    const auto position = numbers.try_emplace(cluster, numbers.size()).first->second;
    numbered.sizes.resize(numbers.size());
    numbered.sizes[position] += 1;
    numbered.clusters.push_back(position);
  }
  return numbered;
}

void check(const Matrix& rows, std::span<const int> clusters, const Numbered& numbered, std::size_t evaluated) {
  if (clusters.size() != rows.rows || numbered.sizes.size() < 2 || numbered.sizes.size() >= rows.rows ||
      evaluated == 0) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("a silhouette needs at least 2 clusters and fewer than items, not %1 of %2"),
                 {std::to_string(numbered.sizes.size()), std::to_string(rows.rows)}});
  }
  if (!std::ranges::all_of(rows.values, [](float value) { return std::isfinite(value); })) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
  }
}

double silhouetteOf(std::size_t row, std::span<const float> squared, const Numbered& numbered) {
  std::vector<double> sums(numbered.sizes.size());
  for (std::size_t i = 0; i < squared.size(); ++i) {
    sums[numbered.clusters[i]] += std::sqrt(static_cast<double>(squared[i]));
  }
  const auto own = numbered.clusters[row];
  if (numbered.sizes[own] < 2) {
    return 0;
  }
  const double within = sums[own] / (numbered.sizes[own] - 1);
  double between = std::numeric_limits<double>::infinity();
  for (std::size_t cluster = 0; cluster < sums.size(); ++cluster) {
    between = cluster == own ? between : std::min(between, sums[cluster] / numbered.sizes[cluster]);
  }
  const double larger = std::max(within, between);
  return larger > 0 ? (between - within) / larger : 0;
}

} // namespace

double silhouette(const Matrix& rows, std::span<const int> clusters, std::size_t evaluated) {
  const auto numbered = number(clusters);
  check(rows, clusters, numbered, evaluated);
  const RowDistances distances(rows);
  const auto points = evenlySpaced(rows.rows, evaluated);
  std::vector<double> values(points.size());
#pragma omp parallel
  {
    std::vector<float> squared(rows.rows);
#pragma omp for schedule(dynamic, 16)
    for (std::size_t i = 0; i < points.size(); ++i) {
      distances.squaredTo(rows.row(points[i]), squared);
      values[i] = silhouetteOf(points[i], squared, numbered);
    }
  }
  // Summed in order and not by the threads, so that the last digit does not depend on their number.
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

} // namespace stratoscope::analysis
