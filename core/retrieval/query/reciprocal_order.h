#pragma once

#include "core/retrieval/query/query.h"
#include "core/retrieval/rows_view.h"

#include <vector>

namespace stratoscope::retrieval {

struct ReciprocalOptions {
  int neighbours = 20;      ///< k1: how many nearest ones of each candidate count
  int smoothing = 6;        ///< k2: over how many nearest ones a candidate's neighbourhood is averaged
  double ownDistance = 0.3; ///< share of the distance itself, 0 to 1; the rest is the neighbourhoods'
};

/// Puts candidates into the order of k-reciprocal re-ranking (Zhong et al. 2017): those come first whose neighbourhood
/// is that of the query, by the Jaccard distance of the neighbours that are each other's. Neighbours are looked for
/// among the query and its candidates alone. Hits keep their scores, which need not fall any more.
/// @param candidates of one query with their cosines to it, best first. Time: candidates squared x dimension.
/// Throws Error::InvalidArgument (options out of range).
[[nodiscard]] std::vector<Hit> reciprocalOrder(const RowsView& rows, const std::vector<Hit>& candidates,
                                               const ReciprocalOptions& options = {});

} // namespace stratoscope::retrieval
