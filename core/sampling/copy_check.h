#pragma once

#include "core/base/matrix.h"

#include <vector>

namespace stratoscope::sampling {

/// The real item that a synthetic one is nearest to.
struct Nearest {
  int item = 0;
  float distance = 0;    ///< Euclidean, in the embedding
  bool tooClose = false; ///< a likely copy of the real item
};

/// Of each synthetic embedding the nearest real item. Too close is what is no farther than closeDistance() of the real
/// items, so an exact copy always is.
/// @param synthetic, real [rows, dimension] of one dimension, finite; at least one real item.
/// Time: (synthetic + real) x real x dimension. Throws Error::InvalidArgument.
[[nodiscard]] std::vector<Nearest> nearestReal(const Matrix& synthetic, const Matrix& real);

/// The 1st percentile (interpolated linearly) of the distances from each real item to its nearest other one: what
/// only the closest pairs of real items come below. 0 for a single item, and where many real items are duplicates.
/// Throws Error::InvalidArgument.
[[nodiscard]] float closeDistance(const Matrix& real);

} // namespace stratoscope::sampling
