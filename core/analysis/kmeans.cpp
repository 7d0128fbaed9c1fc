#include "core/analysis/kmeans.h"

#include "core/analysis/neighbours.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <faiss/IndexFlat.h>
#include <limits>
#include <random>

namespace stratoscope::analysis {
namespace {

void check(const Matrix& rows, const KMeansOptions& options) {
  if (options.k < 1 || static_cast<std::size_t>(options.k) > rows.rows || options.starts < 1) {
    throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("%1 clusters cannot be made of %2 items"),
                                             {std::to_string(options.k), std::to_string(rows.rows)}});
  }
  if (!std::ranges::all_of(rows.values, [](float value) { return std::isfinite(value); })) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
  }
}

double squaredDistance(std::span<const float> a, std::span<const float> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double difference = static_cast<double>(a[i]) - static_cast<double>(b[i]);
    sum += difference * difference;
  }
  return sum;
}

Matrix plusPlusSeeds(const Matrix& rows, int k, std::mt19937_64& random) {
  Matrix seeds(static_cast<std::size_t>(k), rows.columns);
  std::vector<double> distance(rows.rows, std::numeric_limits<double>::max());
  auto chosen = std::uniform_int_distribution<std::size_t>(0, rows.rows - 1)(random);
  for (std::size_t seed = 0; seed < seeds.rows; ++seed) {
    std::ranges::copy(rows.row(chosen), seeds.row(seed).begin());
    double total = 0;
    for (std::size_t i = 0; i < rows.rows; ++i) {
      distance[i] = std::min(distance[i], squaredDistance(rows.row(i), seeds.row(seed)));
      total += distance[i];
    }
    // With fewer different rows than clusters nothing is left at a distance; any row will do.
    chosen = total > 0 ? std::discrete_distribution<std::size_t>(distance.begin(), distance.end())(random)
                       : std::uniform_int_distribution<std::size_t>(0, rows.rows - 1)(random);
  }
  return seeds;
}

class Lloyd {
public:
  Lloyd(const Matrix& rows, Matrix centroids)
      : rows_(rows), centroids_(std::move(centroids)), nearest_(rows.rows, -1), distance_(rows.rows) {}

  /// Returns whether any row changed its cluster.
  bool assign() {
    faiss::IndexFlatL2 index(static_cast<std::int64_t>(rows_.columns));
    index.add(static_cast<std::int64_t>(centroids_.rows), centroids_.values.data());
    std::vector<std::int64_t> found(rows_.rows);
    index.search(static_cast<std::int64_t>(rows_.rows), rows_.values.data(), 1, distance_.data(), found.data());
    const bool changed = found != nearest_;
    nearest_ = std::move(found);
    return changed;
  }

  void moveCentroids() {
    std::vector<double> sums(centroids_.values.size());
    std::vector<double> counts(centroids_.rows);
    for (std::size_t i = 0; i < rows_.rows; ++i) {
      const auto cluster = static_cast<std::size_t>(nearest_[i]);
      counts[cluster] += 1;
      for (std::size_t d = 0; d < rows_.columns; ++d) {
        sums[cluster * rows_.columns + d] += static_cast<double>(rows_.row(i)[d]);
      }
    }
    for (std::size_t cluster = 0; cluster < centroids_.rows; ++cluster) {
      if (counts[cluster] == 0) {
        adoptFarthest(cluster);
        continue;
      }
      for (std::size_t d = 0; d < rows_.columns; ++d) {
        centroids_.row(cluster)[d] = static_cast<float>(sums[cluster * rows_.columns + d] / counts[cluster]);
      }
    }
  }

  void normaliseCentroids() { centroids_ = normaliseRows(std::move(centroids_)); }

  [[nodiscard]] KMeansResult result() const {
    KMeansResult result{{nearest_.begin(), nearest_.end()}, centroids_, 0};
    for (std::size_t i = 0; i < rows_.rows; ++i) {
      result.inertia += squaredDistance(rows_.row(i), centroids_.row(static_cast<std::size_t>(nearest_[i])));
    }
    return result;
  }

private:
  void adoptFarthest(std::size_t cluster) {
    const auto farthest = std::ranges::max_element(distance_);
    const auto row = static_cast<std::size_t>(farthest - distance_.begin());
    std::ranges::copy(rows_.row(row), centroids_.row(cluster).begin());
    *farthest = 0;
  }

  const Matrix& rows_;
  Matrix centroids_;
  std::vector<std::int64_t> nearest_;
  std::vector<float> distance_;
};

KMeansResult runOnce(const Matrix& rows, const KMeansOptions& options, std::mt19937_64& random,
                     const std::stop_token& stop) {
  Lloyd lloyd(rows, plusPlusSeeds(rows, options.k, random));
  for (int i = 0; i < options.iterations && lloyd.assign(); ++i) {
    throwIfStopped(stop);
    lloyd.moveCentroids();
    if (options.spherical) {
      lloyd.normaliseCentroids();
    }
  }
  return lloyd.result();
}

KMeansResult bestOf(const Matrix& rows, const KMeansOptions& options, Progress& progress, const std::stop_token& stop) {
  std::mt19937_64 random(options.seed);
  KMeansResult best;
  for (int start = 0; start < options.starts; ++start) {
    throwIfStopped(stop);
    auto result = runOnce(rows, options, random, stop);
    if (start == 0 || result.inertia < best.inertia) {
      best = std::move(result);
    }
    progress.report(start + 1, options.starts, STRATOSCOPE_TEXT("Clustering"));
  }
  return best;
}

} // namespace

KMeansResult kMeans(const Matrix& rows, const KMeansOptions& options, Progress& progress, const std::stop_token& stop) {
  check(rows, options);
  return options.spherical ? bestOf(normaliseRows(rows), options, progress, stop)
                           : bestOf(rows, options, progress, stop);
}

int elbow(const std::vector<int>& ks, const std::vector<double>& inertias) {
  if (ks.size() < 3 || ks.size() != inertias.size()) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("an elbow needs a curve of at least three points"));
  }
  const double width = ks.back() - ks.front();
  const double drop = inertias.front() - inertias.back();
  int best = ks.front();
  double deepest = 0;
  for (std::size_t i = 0; i < ks.size(); ++i) {
    const double chord = 1 - (ks[i] - ks.front()) / width;
    const double height = drop > 0 ? (inertias[i] - inertias.back()) / drop : chord;
    if (chord - height > deepest) {
      deepest = chord - height;
      best = ks[i];
    }
  }
  return best;
}

} // namespace stratoscope::analysis
