#pragma once

#include "core/base/matrix.h"

#include <functional>
#include <span>
#include <vector>

namespace stratoscope::retrieval {

struct Hit {
  int item = 0;    ///< row of the embedding
  float score = 0; ///< cosine similarity, -1 to 1
};

/// The items most like the query by cosine similarity, best first, all of them looked at; of equal scores the lower
/// item comes first. A row of zeros, and every row against a query of zeros, scores 0.
/// @param embedding [items, dimension], as it is or normalised, finite; @param query of that dimension.
/// @param k at least 0; fewer hits come back when fewer items are allowed.
/// @param allowed whether an item may be a hit (the query itself, its patient, another split ...); all when empty.
/// Time: items x dimension. Throws Error::InvalidArgument.
[[nodiscard]] std::vector<Hit> mostSimilar(const Matrix& embedding, std::span<const float> query, int k,
                                           const std::function<bool(int)>& allowed = {});

} // namespace stratoscope::retrieval
