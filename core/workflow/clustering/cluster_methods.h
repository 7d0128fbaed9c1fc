#pragma once

#include "core/base/matrix.h"
#include "core/workflow/clustering/clustering.h"

namespace stratoscope::workflow {

/// What a method found among the fitted rows, carried to all rows.
struct FoundClusters {
  std::vector<int> clusters; ///< of every row, 0 to k - 1
  int k = 0;
  ClusterCurves curves;             ///< empty when k was given
  std::optional<double> modularity; ///< of Leiden
  Matrix linkage;                   ///< of Ward, SciPy's form: [merges, 4] first, second, height, size; else empty
};

/// Runs a method on some rows. k-means and spherical k-means hand the other rows to their nearest centre, a mixture to
/// its most probable component; of Ward and Leiden, which have no model, the 15 nearest fitted rows vote.
/// With k = 0 the method chooses: the elbow of the inertia (k-means, spherical, Ward), the least Bayesian information
/// criterion (mixtures), or what resolution 1 gives (Leiden).
/// @param rows L2-normalised; @param fitted indices of rows, at least one.
/// Throws Error::Unsupported (the method), Error::InvalidArgument (k), Error::Cancelled.
[[nodiscard]] FoundClusters findClusters(const Matrix& rows, const std::vector<std::size_t>& fitted,
                                         const ClusterOptions& options, Progress& progress,
                                         const std::stop_token& stop);

/// Figures that help a reader to choose k, of k-means on the rows (2,000 of them at most, evenly spaced) for k from 2
/// to 20. Throws Error::Cancelled.
[[nodiscard]] ValidityCurves validityCurves(const Matrix& rows, std::uint64_t seed, Progress& progress,
                                            const std::stop_token& stop);

} // namespace stratoscope::workflow
