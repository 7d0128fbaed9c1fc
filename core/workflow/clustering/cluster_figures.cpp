#include "core/workflow/clustering/cluster_figures.h"

#include "core/analysis/silhouette.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace stratoscope::workflow {

std::vector<int> rankBySize(std::vector<int>& clusters, int k) {
  std::vector<int> sizes(static_cast<std::size_t>(k));
  for (const int cluster : clusters) {
    ++sizes[static_cast<std::size_t>(cluster)];
  }
  std::vector<int> order(sizes.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, std::greater<>(), [&](int c) { return sizes[static_cast<std::size_t>(c)]; });
  std::vector<int> rank(sizes.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    rank[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
  }
  std::ranges::for_each(clusters, [&](int& cluster) { cluster = rank[static_cast<std::size_t>(cluster)]; });
  return order;
}

std::vector<float> distancesToMeans(const Matrix& rows, const std::vector<int>& clusters, int k) {
  return distancesToMeans(rows, clusters, k, rows.rows);
}

std::vector<float> distancesToMeans(const Matrix& rows, const std::vector<int>& clusters, int k, std::size_t counted) {
  std::vector<std::vector<double>> sums(static_cast<std::size_t>(k), std::vector<double>(rows.columns));
  std::vector<double> counts(sums.size());
  for (std::size_t row = 0; row < counted; ++row) {
    auto& sum = sums[static_cast<std::size_t>(clusters[row])];
    counts[static_cast<std::size_t>(clusters[row])] += 1;
    std::ranges::transform(sum, rows.row(row), sum.begin(),
                           [](double total, float value) { return total + static_cast<double>(value); });
  }
  std::vector<float> distances;
  for (std::size_t row = 0; row < rows.rows; ++row) {
    const auto cluster = static_cast<std::size_t>(clusters[row]);
    double square = 0;
    for (std::size_t d = 0; d < rows.columns; ++d) {
      const double away = static_cast<double>(rows.row(row)[d]) - sums[cluster][d] / counts[cluster];
      square += away * away;
    }
    distances.push_back(static_cast<float>(std::sqrt(square)));
  }
  return distances;
}

std::vector<int> sizesOf(const std::vector<int>& clusters, int k) {
  std::vector<int> sizes(static_cast<std::size_t>(k));
  for (const int cluster : clusters) {
    ++sizes[static_cast<std::size_t>(cluster)];
  }
  return sizes;
}

double silhouetteOf(const Matrix& rows, const std::vector<int>& clusters, const std::vector<int>& sizes) {
  const auto used = std::ranges::count_if(sizes, [](int size) { return size > 0; });
  return used >= 2 && static_cast<std::size_t>(used) < rows.rows ? analysis::silhouette(rows, clusters) : 0;
}

} // namespace stratoscope::workflow
