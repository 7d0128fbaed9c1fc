#pragma once

#include "core/base/matrix.h"

#include <span>
#include <vector>

namespace stratoscope::retrieval {

/// An item that was found.
struct Hit {
  int item = 0;    ///< row of the embedding
  float score = 0; ///< cosine similarity, -1 to 1
};

/// How several examples make one query.
enum class Combine {
  Mean, ///< like all of them: the cosine to the middle of their directions
  Max   ///< like any of them: the largest of the cosines
};

/// What is looked for, by one example or several.
struct Query {
  Matrix examples; ///< [n, dimension], n at least 1, each of length 1 or all zeros
  Combine combine = Combine::Mean;
};

/// @param examples [n, dimension] of any length, finite, n at least 1. For Mean their middle is the only example left,
/// so that every query of one direction is answered in one pass. Throws Error::InvalidArgument.
[[nodiscard]] Query makeQuery(Matrix examples, Combine combine = Combine::Mean);

/// How much each part counts for the query after a person's judgement (Rocchio 1971; the weights are those that Manning
/// et al. 2008, section 9.1.1, name as reasonable).
struct FeedbackWeights {
  float query = 1;
  float liked = 0.75F;
  float disliked = 0.15F;
};
/// The query moved towards what was liked and away from what was not: each example becomes
/// query x example + liked x mean(liked) - disliked x mean(disliked), of directions, made 1 long again.
/// @param liked, disliked [n, dimension] of any length, n may be 0. Throws Error::InvalidArgument.
[[nodiscard]] Query refined(Query query, const Matrix& liked, const Matrix& disliked,
                            const FeedbackWeights& weights = {});

/// Query expansion with weights by similarity (Radenovic et al. 2018, section 4.3): each example becomes the sum of
/// itself and of its own nearest rows, each by its cosine to the power alpha, made 1 long again. Cosines below 0 count
/// 0.
/// @param rows [n, dimension], the nearest rows of the example `position`; @param scores of each of them.
[[nodiscard]] std::vector<float> expanded(std::span<const float> example, const Matrix& rows,
                                          std::span<const float> scores, float alpha);

} // namespace stratoscope::retrieval
