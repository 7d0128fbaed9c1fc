#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"

#include <cstdint>
#include <stop_token>

namespace stratoscope::analysis {

struct UmapOptions {
  int neighbours = 15;      ///< of each item, itself counted; at least 2; no more than there are items are used
  double minDistance = 0.1; ///< how tight points may lie on the map, 0 to 1
  int epochs = 0;           ///< 0: 500 up to 10,000 items, 200 above
  std::uint64_t seed = 0;
};

/// A map of the embedding by UMAP (McInnes, Healy and Melville 2018): [n, 2]; one item lies at the origin.
/// Neighbours by Euclidean distance (exact up to 50,000 items), start from the first two principal components, layout
/// by stochastic gradient descent with five random repulsions to each attraction. In an epoch each point moves against
/// the others' places of the epoch before, so the map depends on the seed and not on the number of threads.
/// @param embedding [n, dimension], finite.
/// Time: n^2 x dimension for the neighbours, epochs x n x neighbours for the layout.
/// Throws Error::InvalidArgument, Error::Cancelled.
[[nodiscard]] Matrix umap(const Matrix& embedding, const UmapOptions& options, Progress& progress,
                          const std::stop_token& stop);

} // namespace stratoscope::analysis
