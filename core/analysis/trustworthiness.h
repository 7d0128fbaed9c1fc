#pragma once

#include "core/base/matrix.h"

#include <cstddef>

namespace stratoscope::analysis {

/// How far the neighbourhoods of a map can be trusted, in [0, 1]; 1 when every point's k nearest on the map are its k
/// nearest in the embedding (Venna and Kaski 2001): 1 - 2 / (n k (2n - 3k - 1)) sum (rank - k) over the map's
/// neighbours that rank beyond k in the embedding, Euclidean in both.
/// @param high [n, dimension], low [n, 2], finite, of equally many rows.
/// @param k below n / 2.
/// @param evaluated at most so many points are judged, evenly spaced, each against all others: an estimate whose
///                  points are a sample but whose ranks are exact.
/// Time: evaluated x n x (dimension + k); memory: a copy of the inputs and n values for each thread.
/// Throws Error::InvalidArgument.
[[nodiscard]] double trustworthiness(const Matrix& high, const Matrix& low, int k, std::size_t evaluated = 20000);

} // namespace stratoscope::analysis
