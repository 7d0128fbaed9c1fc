#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/learning/consistency/cluster_head.h"
#include "core/learning/consistency/consistency_options.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace stratoscope::learning {

/// Rows that are near each row: `each` of them, by index, none the row itself.
struct NeighbourLists {
  std::size_t each = 0;                  ///< at least 1
  std::span<const std::int64_t> indices; ///< [rows, each]
};

struct ConsistencyResult {
  ClusterHead head;           ///< the one of least loss
  std::vector<double> losses; ///< of each head, over all pairs of neighbours; the lower the better
  int chosen = 0;             ///< the head's place among them
};

/// Clusters rows by heads that learn to give neighbours one cluster and to use all clusters (see consistencyLoss()).
/// A teacher follows each head as its moving mean. All heads learn from the same pairs, a row and one of its neighbours
/// drawn anew each time; the head whose teacher has the least loss over all pairs is the result. Nothing but the
/// rows and their neighbours goes in, so that no class can be reached from learning or choosing. The same seed gives
/// the same result on the CPU with the same number of threads.
/// @param rows [n, dimension], L2-normalised and finite, at least two.
/// Time: steps x batch x heads x dimension x (hidden, or k in linear heads); seconds at the defaults.
/// Throws Error::InvalidArgument (options, neighbours that are no rows), Error::Cancelled.
[[nodiscard]] ConsistencyResult trainConsistency(const Matrix& rows, const NeighbourLists& neighbours,
                                                 const ConsistencyOptions& options, Progress& progress,
                                                 const std::stop_token& stop);

} // namespace stratoscope::learning
