#pragma once

#include "core/base/matrix.h"

#include <filesystem>
#include <memory>
#include <span>

namespace stratoscope::retrieval {

/// Rows of floats as a matrix has them, in memory or in a mapped file that `owner` keeps alive. Copying it copies no
/// values. Immutable, so it may be read from any thread.
struct RowsView {
  std::size_t rows = 0;
  std::size_t columns = 0;
  const float* values = nullptr;
  std::shared_ptr<const void> owner;

  [[nodiscard]] std::span<const float> row(std::size_t i) const { return {values + i * columns, columns}; }
};

/// The matrix must outlive the view.
[[nodiscard]] RowsView viewOf(const Matrix& matrix);
/// A view that keeps the matrix.
[[nodiscard]] RowsView keep(Matrix matrix);
/// A .npy of [rows, columns] float32, mapped. Throws as NpyMap::open, and Error::Unsupported for other types.
[[nodiscard]] RowsView openRows(const std::filesystem::path& path);

} // namespace stratoscope::retrieval
