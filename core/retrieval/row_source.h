#pragma once

#include "core/base/matrix.h"

#include <functional>
#include <span>

namespace stratoscope::retrieval {

/// Rows that are made when they are needed, so that not all of them have to be in memory as floats.
struct RowSource {
  std::size_t rows = 0;
  std::size_t columns = 0;
  /// The rows from `begin` on, [count, columns]: into `room`, or where they are already. What comes back is read before
  /// `room` is used again. May be called from many threads with rooms of their own.
  std::function<std::span<const float>(std::size_t begin, std::size_t count, std::vector<float>& room)> read;
};

/// The matrix must outlive the source.
[[nodiscard]] RowSource sourceOf(const Matrix& matrix);

} // namespace stratoscope::retrieval
