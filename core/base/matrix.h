#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace stratoscope {

/// Rows x columns of float, row-major: embeddings [items, dimension], maps [items, 2].
struct Matrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<float> values;

  Matrix() = default;
  Matrix(std::size_t rows_, std::size_t columns_) : rows(rows_), columns(columns_), values(rows_ * columns_) {}

  [[nodiscard]] std::span<const float> row(std::size_t i) const { return {values.data() + i * columns, columns}; }
  [[nodiscard]] std::span<float> row(std::size_t i) { return {values.data() + i * columns, columns}; }
  /// The rows named by `indices`, in that order.
  [[nodiscard]] Matrix select(std::span<const std::size_t> indices) const;
};

} // namespace stratoscope
