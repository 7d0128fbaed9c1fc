#include "core/base/matrix.h"

#include <algorithm>

namespace stratoscope {

Matrix Matrix::select(std::span<const std::size_t> indices) const {
  Matrix chosen(indices.size(), columns);
  for (std::size_t i = 0; i < indices.size(); ++i) {
    std::ranges::copy(row(indices[i]), chosen.row(i).begin());
  }
  return chosen;
}

} // namespace stratoscope
