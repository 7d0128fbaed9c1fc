#pragma once

#include "core/analysis/community_graph.h"
#include "core/base/matrix.h"
#include "core/base/progress.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace stratoscope::analysis {

struct LeidenOptions {
  double resolution = 1; ///< above 0: the higher, the more and the smaller communities
  int iterations = 10;   ///< at most; ends when one changes nothing
  std::uint64_t seed = 0;
};

struct LeidenResult {
  std::vector<int> communities; ///< of each node, 0 to count - 1, in the order of their first nodes
  int count = 0;
  double modularity = 0; ///< at the resolution asked for
};

/// Leiden algorithm (Traag, Waltman and van Eck 2019) for modularity: nodes are moved while that raises it,
/// communities are refined into well connected parts, and the parts are moved as nodes in turn. Every community is
/// connected. The same seed gives the same result. Throws Error::InvalidArgument, Error::Cancelled.
[[nodiscard]] LeidenResult leiden(const CommunityGraph& graph, const LeidenOptions& options, Progress& progress,
                                  const std::stop_token& stop);

/// The graph of each row's nearest neighbours by Euclidean distance, weighted as UMAP does (fuzzy_graph.h).
/// @param neighbours 2 to the number of rows - 1, the row itself not counted. Throws Error::InvalidArgument,
/// Error::Cancelled.
[[nodiscard]] CommunityGraph neighbourGraph(const Matrix& rows, std::size_t neighbours, const std::stop_token& stop);

/// Leiden at the resolution, found by halving on a logarithmic scale, that gives k communities. Where none does, the
/// result with the number nearest to k. Throws as leiden().
[[nodiscard]] LeidenResult leidenWithCount(const CommunityGraph& graph, int k, LeidenOptions options,
                                           Progress& progress, const std::stop_token& stop);

} // namespace stratoscope::analysis
