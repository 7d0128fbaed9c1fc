#pragma once

#include "core/analysis/euclidean.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace stratoscope::analysis {

/// A weighted graph, symmetric, without loops; row i's edges stand at offsets[i] to offsets[i + 1], by rising
/// neighbour.
struct FuzzyGraph {
  std::vector<std::size_t> offsets;      ///< [n + 1]
  std::vector<std::uint32_t> neighbours; ///< [edges]
  std::vector<float> weights;            ///< [edges] membership strength, above 0 and at most 1
};

/// The fuzzy simplicial set of UMAP (McInnes, Healy and Melville 2018, algorithms 2 and 3): each row's distances are
/// measured from its nearest different neighbour and in a unit that makes its memberships sum to log2(k), and the two
/// directions of an edge are joined by a + b - ab.
/// @param found of each row among all rows; the row itself counts as one of the k when it is among them.
[[nodiscard]] FuzzyGraph fuzzyGraph(const NearestRows& found);

} // namespace stratoscope::analysis
