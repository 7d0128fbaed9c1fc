#include "core/analysis/validity.h"

#include "core/analysis/agreement.h"
#include "core/analysis/euclidean.h"
#include "core/analysis/kmeans.h"
#include "core/analysis/pca.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace stratoscope::analysis {
namespace {

/// Centroids of the clusters that occur, and how many rows each has.
struct Centroids {
  std::vector<std::vector<double>> means;
  std::vector<double> counts;
};

Centroids centroidsOf(const Matrix& rows, std::span<const int> clusters) {
  if (clusters.size() != rows.rows || rows.rows == 0 || *std::ranges::min_element(clusters) < 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("every item needs a cluster"));
  }
  const auto names = static_cast<std::size_t>(*std::ranges::max_element(clusters)) + 1;
  Centroids found{std::vector<std::vector<double>>(names, std::vector<double>(rows.columns)),
                  std::vector<double>(names)};
  for (std::size_t i = 0; i < rows.rows; ++i) {
    const auto cluster = static_cast<std::size_t>(clusters[i]);
    found.counts[cluster] += 1;
    std::ranges::transform(found.means[cluster], rows.row(i), found.means[cluster].begin(),
                           [](double sum, float value) { return sum + static_cast<double>(value); });
  }
  for (std::size_t cluster = 0; cluster < names; ++cluster) {
    std::ranges::for_each(found.means[cluster], [&](double& sum) { sum /= std::max(found.counts[cluster], 1.0); });
  }
  const auto used = std::ranges::count_if(found.counts, [](double count) { return count > 0; });
  if (used < 2 || static_cast<std::size_t>(used) >= rows.rows) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("at least two clusters are needed, and fewer than items"));
  }
  return found;
}

template <typename A, typename B> double squaredDistance(const A& a, const B& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double difference = static_cast<double>(a[i]) - static_cast<double>(b[i]);
    sum += difference * difference;
  }
  return sum;
}

std::vector<double> meanOf(const Centroids& centroids) {
  std::vector<double> mean(centroids.means.front().size());
  const double total = std::accumulate(centroids.counts.begin(), centroids.counts.end(), 0.0);
  for (std::size_t cluster = 0; cluster < centroids.means.size(); ++cluster) {
    for (std::size_t d = 0; d < mean.size(); ++d) {
      mean[d] += centroids.means[cluster][d] * centroids.counts[cluster] / total;
    }
  }
  return mean;
}

/// Mean distance of a cluster's rows to its centroid.
std::vector<double> radii(const Matrix& rows, std::span<const int> clusters, const Centroids& centroids) {
  std::vector<double> sums(centroids.means.size());
  for (std::size_t i = 0; i < rows.rows; ++i) {
    const auto cluster = static_cast<std::size_t>(clusters[i]);
    sums[cluster] += std::sqrt(squaredDistance(rows.row(i), centroids.means[cluster]));
  }
  for (std::size_t cluster = 0; cluster < sums.size(); ++cluster) {
    sums[cluster] /= std::max(centroids.counts[cluster], 1.0);
  }
  return sums;
}

/// Rows drawn uniformly from the box that holds `turned`, the rows along their principal axes.
Matrix uniformLike(const Matrix& turned, std::mt19937_64& random) {
  Matrix drawn(turned.rows, turned.columns);
  for (std::size_t d = 0; d < turned.columns; ++d) {
    float least = turned.row(0)[d];
    float most = least;
    for (std::size_t i = 1; i < turned.rows; ++i) {
      least = std::min(least, turned.row(i)[d]);
      most = std::max(most, turned.row(i)[d]);
    }
    std::uniform_real_distribution<float> uniform(least, most);
    for (std::size_t i = 0; i < turned.rows; ++i) {
      drawn.row(i)[d] = uniform(random);
    }
  }
  return drawn;
}

/// For a curve a few starts are enough.
constexpr int startsForCurve = 3;

double logInertia(const Matrix& rows, int k, std::uint64_t seed, const std::stop_token& stop) {
  SilentProgress silent;
  const auto found = kMeans(rows, {.k = k, .starts = startsForCurve, .seed = seed}, silent, stop);
  return std::log(std::max(found.inertia, 1e-300));
}

Gap gapOf(double logInertiaOfRows, const std::vector<double>& references) {
  const auto count = static_cast<double>(references.size());
  const double mean = std::accumulate(references.begin(), references.end(), 0.0) / count;
  double variance = 0;
  for (const double value : references) {
    variance += (value - mean) * (value - mean) / count;
  }
  return {mean - logInertiaOfRows, std::sqrt(variance * (1 + 1 / count))};
}

std::vector<int> extend(const Matrix& rows, const std::vector<std::size_t>& half, int k, std::uint64_t seed,
                        const std::stop_token& stop) {
  SilentProgress silent;
  const auto found = kMeans(rows.select(half), {.k = k, .starts = startsForCurve, .seed = seed}, silent, stop);
  const auto nearest = nearestByDistance(found.centroids, rows, 1, Search::Exact, stop);
  return {nearest.indices.begin(), nearest.indices.end()};
}

} // namespace

double calinskiHarabasz(const Matrix& rows, std::span<const int> clusters) {
  const auto centroids = centroidsOf(rows, clusters);
  const auto mean = meanOf(centroids);
  double between = 0;
  double used = 0;
  for (std::size_t cluster = 0; cluster < centroids.means.size(); ++cluster) {
    between += centroids.counts[cluster] * squaredDistance(centroids.means[cluster], mean);
    used += centroids.counts[cluster] > 0 ? 1 : 0;
  }
  double within = 0;
  for (std::size_t i = 0; i < rows.rows; ++i) {
    within += squaredDistance(rows.row(i), centroids.means[static_cast<std::size_t>(clusters[i])]);
  }
  return within > 0 ? between * (static_cast<double>(rows.rows) - used) / (within * (used - 1)) : 1;
}

double daviesBouldin(const Matrix& rows, std::span<const int> clusters) {
  const auto centroids = centroidsOf(rows, clusters);
  const auto radius = radii(rows, clusters, centroids);
  double sum = 0;
  double used = 0;
  for (std::size_t a = 0; a < radius.size(); ++a) {
    double worst = 0;
    for (std::size_t b = 0; b < radius.size(); ++b) {
      const double way = std::sqrt(squaredDistance(centroids.means[a], centroids.means[b]));
      if (a != b && centroids.counts[a] > 0 && centroids.counts[b] > 0 && way > 0) {
        worst = std::max(worst, (radius[a] + radius[b]) / way);
      }
    }
    sum += worst;
    used += centroids.counts[a] > 0 ? 1 : 0;
  }
  return sum / used;
}

std::vector<Gap> gapStatistic(const Matrix& rows, std::span<const int> ks, std::span<const double> inertias,
                              int references, std::uint64_t seed, Progress& progress, const std::stop_token& stop) {
  if (ks.size() != inertias.size() || references < 2 || rows.rows == 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("a gap needs an inertia for each k and two references"));
  }
  const auto turned = project(fitPca(rows, static_cast<int>(std::min(rows.rows, rows.columns))), rows);
  std::mt19937_64 random(seed);
  std::vector<std::vector<double>> logs(ks.size());
  for (int reference = 0; reference < references; ++reference) {
    const auto drawn = uniformLike(turned, random);
    for (std::size_t i = 0; i < ks.size(); ++i) {
      logs[i].push_back(logInertia(drawn, ks[i], seed, stop));
    }
    progress.report(reference + 1, references, STRATOSCOPE_TEXT("Comparing with rows that have no clusters"));
  }
  std::vector<Gap> gaps;
  for (std::size_t i = 0; i < ks.size(); ++i) {
    gaps.push_back(gapOf(std::log(std::max(inertias[i], 1e-300)), logs[i]));
  }
  return gaps;
}

int gapChoice(std::span<const int> ks, std::span<const Gap> gaps) {
  for (std::size_t i = 0; i + 1 < ks.size(); ++i) {
    if (gaps[i].gap >= gaps[i + 1].gap - gaps[i + 1].error) {
      return ks[i];
    }
  }
  return ks.back();
}

double stability(const Matrix& rows, int k, int rounds, std::uint64_t seed, const std::stop_token& stop) {
  if (k < 1 || rounds < 1 || rows.rows < 2 * static_cast<std::size_t>(k)) {
    throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("%1 clusters cannot be made of %2 items"),
                                             {std::to_string(k), std::to_string(rows.rows / 2)}});
  }
  std::mt19937_64 random(seed);
  std::vector<std::size_t> order(rows.rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  double sum = 0;
  for (int round = 0; round < rounds; ++round) {
    std::ranges::shuffle(order, random);
    const auto middle = order.begin() + static_cast<std::ptrdiff_t>(order.size() / 2);
    const auto first = extend(rows, {order.begin(), middle}, k, seed, stop);
    const auto second = extend(rows, {middle, order.end()}, k, seed + 1, stop);
    sum += evaluateClustering(first, second, first, second).ari;
  }
  return sum / rounds;
}

} // namespace stratoscope::analysis
