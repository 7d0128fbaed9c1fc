#pragma once

#include "core/base/matrix.h"

#include <cmath>

namespace stratoscope::tests {

/// Rows that any language makes alike, so that reference values can be had from elsewhere. In NumPy:
///   i, j = np.mgrid[0:n, 0:d].astype(float)
///   (np.sin(1.7*i + 0.9*j*j) * (j+1) + 0.1*((i*7 + j*3) % 5)).astype(np.float32)
inline Matrix formulaData(std::size_t rows, std::size_t columns) {
  Matrix matrix(rows, columns);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      const auto x = static_cast<double>(i);
      const auto y = static_cast<double>(j);
      matrix.row(i)[j] = static_cast<float>(std::sin(1.7 * x + 0.9 * y * y) * (y + 1) +
                                            0.1 * static_cast<double>((i * 7 + j * 3) % 5));
    }
  }
  return matrix;
}

} // namespace stratoscope::tests
