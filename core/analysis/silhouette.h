#pragma once

#include "core/base/matrix.h"

#include <cstddef>
#include <span>

namespace stratoscope::analysis {

/// Mean silhouette of a clustering (Rousseeuw 1987), Euclidean, in [-1, 1]: of each row (b - a) / max(a, b), where a is
/// the mean distance to its own cluster and b the least mean distance to another; 0 for a cluster of one.
/// @param clusters one value of each row; 2 to rows - 1 different ones; their values are names only.
/// @param evaluated at most so many rows are averaged, evenly spaced, each against all others: the same every time.
/// Time: evaluated x rows x dimension. Throws Error::InvalidArgument.
[[nodiscard]] double silhouette(const Matrix& rows, std::span<const int> clusters, std::size_t evaluated = 5000);

} // namespace stratoscope::analysis
