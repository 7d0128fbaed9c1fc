#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace stratoscope::analysis {

struct KMeansOptions {
  int k = 2;            ///< 1 to the number of rows
  int starts = 10;      ///< the start of least inertia is kept
  int iterations = 100; ///< at most, of each start; a start ends when no row changes its cluster
  std::uint64_t seed = 0;
  /// Spherical k-means (Dhillon and Modha 2001): rows count by their direction alone, and so do the centroids.
  bool spherical = false;
};

struct KMeansResult {
  std::vector<int> assignment; ///< cluster of each row, 0 to k - 1
  Matrix centroids;            ///< [k, dimension]; of length 1 when spherical
  double inertia = 0;          ///< sum of squared distances to the own centroid (2 - 2 cosine when spherical)
};

/// k-means (Lloyd 1982) from k-means++ seeds (Arthur and Vassilvitskii 2007); the same seed gives the same result.
/// A cluster that runs empty takes the row farthest from its centroid.
/// Time: starts x iterations x rows x k x dimension. Throws Error::InvalidArgument, Error::Cancelled.
[[nodiscard]] KMeansResult kMeans(const Matrix& rows, const KMeansOptions& options, Progress& progress,
                                  const std::stop_token& stop);

/// The k at the elbow of a falling curve: farthest below the chord from its first to its last point, both axes scaled
/// to [0, 1].
/// @param ks ascending, at least three; @param inertias one of each. Throws Error::InvalidArgument.
[[nodiscard]] int elbow(const std::vector<int>& ks, const std::vector<double>& inertias);

} // namespace stratoscope::analysis
