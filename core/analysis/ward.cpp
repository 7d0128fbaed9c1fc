#include "core/analysis/ward.h"

#include "core/base/error.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace stratoscope::analysis {
namespace {

using Eigen::Index;

/// The clusters that are still apart: centroid and size of each, in the slot of one of its rows.
class Clusters {
public:
  explicit Clusters(const Matrix& rows)
      : centroids_(static_cast<Index>(rows.columns), static_cast<Index>(rows.rows)), sizes_(rows.rows, 1),
        alive_(rows.rows), place_(rows.rows) {
    for (std::size_t i = 0; i < rows.rows; ++i) {
      std::ranges::copy(rows.row(i), centroids_.col(static_cast<Index>(i)).data());
    }
    std::iota(alive_.begin(), alive_.end(), std::size_t{0});
    std::iota(place_.begin(), place_.end(), std::size_t{0});
  }

  [[nodiscard]] std::size_t count() const { return alive_.size(); }
  [[nodiscard]] std::size_t any() const { return alive_.front(); }
  [[nodiscard]] std::int64_t sizeOf(std::size_t slot) const { return sizes_[slot]; }

  /// Square of Ward's distance.
  [[nodiscard]] double distance(std::size_t a, std::size_t b) const {
    const auto sizeA = static_cast<double>(sizes_[a]);
    const auto sizeB = static_cast<double>(sizes_[b]);
    return 2 * sizeA * sizeB / (sizeA + sizeB) *
           (centroids_.col(static_cast<Index>(a)) - centroids_.col(static_cast<Index>(b))).squaredNorm();
  }

  /// The nearest other cluster; `preferred` wins a tie, so that a chain ends at its first mutual pair.
  [[nodiscard]] std::size_t nearest(std::size_t slot, std::size_t preferred) const {
    std::size_t best = preferred;
    double least = preferred == slot ? std::numeric_limits<double>::infinity() : distance(slot, preferred);
    for (const auto other : alive_) {
      if (other == slot || other == preferred) {
        continue;
      }
      if (const double way = distance(slot, other); way < least) {
        least = way;
        best = other;
      }
    }
    return best;
  }

  /// The new cluster takes the first one's slot.
  void merge(std::size_t into, std::size_t from) {
    const auto a = static_cast<double>(sizes_[into]);
    const auto b = static_cast<double>(sizes_[from]);
    centroids_.col(static_cast<Index>(into)) =
        (a * centroids_.col(static_cast<Index>(into)) + b * centroids_.col(static_cast<Index>(from))) / (a + b);
    sizes_[into] += sizes_[from];
    place_[alive_.back()] = place_[from];
    alive_[place_[from]] = alive_.back();
    alive_.pop_back();
  }

private:
  Eigen::MatrixXd centroids_; ///< [dimension, rows], so that a centroid lies in one piece
  std::vector<std::int64_t> sizes_;
  std::vector<std::size_t> alive_;
  std::vector<std::size_t> place_; ///< of a slot in alive_
};

struct RawMerge {
  std::size_t into;
  std::size_t from;
  double height;
};

std::vector<RawMerge> mergeAll(const Matrix& rows, Progress& progress, const std::stop_token& stop) {
  Clusters clusters(rows);
  std::vector<RawMerge> merges;
  std::vector<std::size_t> chain;
  while (clusters.count() > 1) {
    throwIfStopped(stop);
    if (chain.empty()) {
      chain.push_back(clusters.any());
    }
    const auto last = chain.back();
    const auto before = chain.size() > 1 ? chain[chain.size() - 2] : last;
    const auto next = clusters.nearest(last, before);
    if (next != before) {
      chain.push_back(next);
      continue;
    }
    chain.resize(chain.size() - 2);
    merges.push_back({before, last, std::sqrt(clusters.distance(before, last))});
    clusters.merge(before, last);
    if (merges.size() % 256 == 0) {
      progress.report(static_cast<std::int64_t>(merges.size()), static_cast<std::int64_t>(rows.rows),
                      STRATOSCOPE_TEXT("Merging clusters"));
    }
  }
  return merges;
}

/// Sets of rows with the number that SciPy's form gives to each.
class Forest {
public:
  explicit Forest(std::size_t rows) : parent_(rows), name_(rows), size_(rows, 1) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    std::iota(name_.begin(), name_.end(), std::int64_t{0});
  }
  std::size_t root(std::size_t row) {
    while (parent_[row] != row) {
      parent_[row] = parent_[parent_[row]];
      row = parent_[row];
    }
    return row;
  }
  Merge join(std::size_t a, std::size_t b, double height, std::int64_t name) {
    a = root(a);
    b = root(b);
    parent_[b] = a;
    size_[a] += size_[b];
    const Merge merge{std::min(name_[a], name_[b]), std::max(name_[a], name_[b]), height, size_[a]};
    name_[a] = name;
    return merge;
  }

private:
  std::vector<std::size_t> parent_;
  std::vector<std::int64_t> name_;
  std::vector<std::int64_t> size_;
};

} // namespace

Dendrogram ward(const Matrix& rows, Progress& progress, const std::stop_token& stop) {
  if (rows.rows == 0 || !std::ranges::all_of(rows.values, [](float value) { return std::isfinite(value); })) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
  }
  // Chains find the merges in another order than that of their heights; which rows they join is the same.
  auto merges = mergeAll(rows, progress, stop);
  std::ranges::stable_sort(merges, {}, &RawMerge::height);
  Dendrogram dendrogram{rows.rows, {}};
  Forest forest(rows.rows);
  for (const auto& merge : merges) {
    const auto name = static_cast<std::int64_t>(rows.rows + dendrogram.merges.size());
    dendrogram.merges.push_back(forest.join(merge.into, merge.from, merge.height, name));
  }
  return dendrogram;
}

std::vector<int> cut(const Dendrogram& dendrogram, int k) {
  if (k < 1 || static_cast<std::size_t>(k) > dendrogram.rows) {
    throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("%1 clusters cannot be made of %2 items"),
                                             {std::to_string(k), std::to_string(dendrogram.rows)}});
  }
  const auto kept = dendrogram.rows - static_cast<std::size_t>(k);
  // Parents have higher numbers than their children: one pass from the last merge down hands every cluster its root.
  std::vector<std::size_t> root(dendrogram.rows + kept);
  std::iota(root.begin(), root.end(), std::size_t{0});
  for (std::size_t i = kept; i-- > 0;) {
    root[static_cast<std::size_t>(dendrogram.merges[i].first)] = root[dendrogram.rows + i];
    root[static_cast<std::size_t>(dendrogram.merges[i].second)] = root[dendrogram.rows + i];
  }
  std::vector<int> numbers(root.size(), -1);
  std::vector<int> clusters(dendrogram.rows);
  int next = 0;
  for (std::size_t row = 0; row < dendrogram.rows; ++row) {
    int& number = numbers[root[row]];
    number = number < 0 ? next++ : number;
    clusters[row] = number;
  }
  return clusters;
}

} // namespace stratoscope::analysis
