#include "core/retrieval/row_source.h"

namespace stratoscope::retrieval {

RowSource sourceOf(const Matrix& matrix) {
  return {matrix.rows, matrix.columns, [&matrix](std::size_t begin, std::size_t count, std::vector<float>&) {
            return std::span<const float>(matrix.values).subspan(begin * matrix.columns, count * matrix.columns);
          }};
}

} // namespace stratoscope::retrieval
