#pragma once

#include "core/base/matrix.h"
#include "core/workflow/clustering/clustering.h"
#include "core/workflow/clustering/frozen_clusters.h"

#include <memory>

namespace stratoscope::workflow {

/// What a method found among the fitted rows, carried to all rows.
struct FoundClusters {
  AssignedClusters assigned; ///< of every row, 0 to k - 1
  int k = 0;
  ClusterCurves curves;             ///< empty when k was given
  std::optional<double> modularity; ///< of Leiden
  Matrix linkage;                   ///< of Ward, SciPy's form: [merges, 4] first, second, height, size; else empty
  std::vector<double> headLosses;   ///< of consistency, of each head; the least is the chosen one's
  std::unique_ptr<FrozenClusters> frozen; ///< for rows to come; none of Ward and Leiden, where neighbours vote
};

/// Runs a method on some rows. k-means and spherical k-means hand the other rows to their nearest centre, a mixture to
/// its most probable component, the consistency head to its most probable cluster; of Ward and Leiden, which have no
/// model, the 15 nearest fitted rows vote.
/// With k = 0 the method chooses: the elbow of the inertia of k-means (k-means, spherical, consistency) or of Ward's
/// cuts, the least Bayesian information criterion (mixtures), or what resolution 1 gives (Leiden).
/// @param rows L2-normalised; @param fitted indices of rows, ascending, at least one.
/// Throws Error::Unsupported (the method), Error::InvalidArgument (k), Error::Cancelled.
[[nodiscard]] FoundClusters findClusters(const Matrix& rows, const std::vector<std::size_t>& fitted,
                                         const ClusterOptions& options, Progress& progress,
                                         const std::stop_token& stop);

/// The neighbours that a method looks at, of each item: those asked for, or what suits the method.
[[nodiscard]] int neighboursOf(const ClusterOptions& options);

} // namespace stratoscope::workflow
