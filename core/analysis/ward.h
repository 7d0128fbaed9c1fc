#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace stratoscope::analysis {

/// One merge of two clusters. Clusters below the number of rows n are the rows themselves; n + i is what merge i made.
struct Merge {
  std::int64_t first = 0; ///< the lower number of the two
  std::int64_t second = 0;
  double height = 0;     ///< Ward's distance between the two: sqrt(2 |A| |B| / (|A| + |B|)) times that of the centroids
  std::int64_t size = 0; ///< rows in the new cluster
};

/// A tree over rows in the form of SciPy's linkage matrix.
struct Dendrogram {
  std::size_t rows = 0;
  std::vector<Merge> merges; ///< [rows - 1] by rising height
};

/// Agglomerative clustering of all rows by Ward's criterion (Ward 1963), exact, by chains of nearest neighbours
/// (Murtagh 1983). Time: rows^2 x dimension (about 3 passes); memory: rows x dimension, no distance matrix.
/// Throws Error::InvalidArgument (no rows, values that are not numbers), Error::Cancelled.
[[nodiscard]] Dendrogram ward(const Matrix& rows, Progress& progress, const std::stop_token& stop);

/// Cluster of each row when the tree is cut so that k clusters remain; numbered by their lowest row.
/// @param k 1 to the number of rows. Throws Error::InvalidArgument.
[[nodiscard]] std::vector<int> cut(const Dendrogram& dendrogram, int k);

} // namespace stratoscope::analysis
