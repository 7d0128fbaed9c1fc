#pragma once

#include "core/base/matrix.h"
#include "core/workflow/clustering/frozen_clusters.h"

#include <cstddef>
#include <stop_token>
#include <vector>

namespace stratoscope::workflow {

/// Clusters of all rows from those of some: these keep theirs, the others take that of most of their 15 nearest rows
/// among them (the lowest number of equals). The confidence is the share of the 15, the row itself not counted, that
/// are in its cluster.
/// @param known indices of rows, ascending, at least one; @param clusters of each of those, >= 0.
/// Throws Error::InvalidArgument, Error::Cancelled.
[[nodiscard]] AssignedClusters voteOfNeighbours(const Matrix& rows, const std::vector<std::size_t>& known,
                                                const std::vector<int>& clusters, const std::stop_token& stop);

/// Mean share of the 15 nearest rows that are in the row's own cluster: near 1 where groups lie apart; the lower, the
/// more a boundary runs through rows that are alike. Unlike the silhouette it does not ask for round clusters.
/// @param clusters of each row, >= 0. Throws Error::InvalidArgument, Error::Cancelled.
[[nodiscard]] double neighbourAgreement(const Matrix& rows, const std::vector<int>& clusters,
                                        const std::stop_token& stop);

} // namespace stratoscope::workflow
