#pragma once

#include "core/base/matrix.h"

#include <cstddef>
#include <span>
#include <vector>

namespace stratoscope::analysis {

/// Euclidean distances from any point to all rows of a matrix, by differences and not by products, so that equal rows
/// are at exactly 0. Immutable; may be asked from many threads.
class RowDistances {
public:
  explicit RowDistances(const Matrix& rows);

  /// @param point of the rows' dimension; @param squared one value of each row, overwritten.
  void squaredTo(std::span<const float> point, std::span<float> squared) const;

private:
  std::size_t rows_;
  std::size_t dimension_;
  std::vector<float> byColumn_; ///< [dimension, rows]: the inner loop runs over rows and becomes vector instructions
};

/// `wanted` positions spread evenly over 0 to count - 1, or all of them when there are no more.
[[nodiscard]] std::vector<std::size_t> evenlySpaced(std::size_t count, std::size_t wanted);

} // namespace stratoscope::analysis
