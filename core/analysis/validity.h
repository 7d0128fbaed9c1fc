#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace stratoscope::analysis {

/// Ratio of the spread between to the spread within clusters, each by its degrees of freedom (Calinski and Harabasz
/// 1974); the higher the better.
/// @param clusters of each row, >= 0; at least two of them, and fewer than rows. Throws Error::InvalidArgument.
[[nodiscard]] double calinskiHarabasz(const Matrix& rows, std::span<const int> clusters);

/// Mean over the clusters of the worst ratio of two clusters' radii to the distance of their centroids (Davies and
/// Bouldin 1979); at least 0, the lower the better. Parameters and errors as above.
[[nodiscard]] double daviesBouldin(const Matrix& rows, std::span<const int> clusters);

/// One point of the gap curve (Tibshirani, Walther and Hastie 2001).
struct Gap {
  double gap = 0;   ///< how far log(inertia) lies below what rows without clusters would give
  double error = 0; ///< standard error of the reference, their s
};

/// The gap statistic of k-means for each k; the reference is uniform in the box of the rows' principal axes.
/// @param inertias of the rows, one for each of `ks`; @param references drawn for each, at least 2.
/// Throws Error::InvalidArgument, Error::Cancelled.
[[nodiscard]] std::vector<Gap> gapStatistic(const Matrix& rows, std::span<const int> ks,
                                            std::span<const double> inertias, int references, std::uint64_t seed,
                                            Progress& progress, const std::stop_token& stop);

/// The smallest k whose gap is at least the next one's less its error, by their rule; the last k where none is.
[[nodiscard]] int gapChoice(std::span<const int> ks, std::span<const Gap> gaps);

/// How far k-means finds the same clusters on two random halves of the rows: the mean adjusted Rand index, over
/// `rounds` pairs of halves, of both clusterings extended to all rows by their nearest centroids. 1: always the same.
/// Throws Error::InvalidArgument (fewer than 2 k rows), Error::Cancelled.
[[nodiscard]] double stability(const Matrix& rows, int k, int rounds, std::uint64_t seed, const std::stop_token& stop);

} // namespace stratoscope::analysis
