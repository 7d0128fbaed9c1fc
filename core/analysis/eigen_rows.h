#pragma once

#include "core/base/matrix.h"

#include <Eigen/Dense>

namespace stratoscope::analysis {

using RowMajorFloat = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// The rows as they lie in memory, not copied.
inline Eigen::Map<const RowMajorFloat> view(const Matrix& matrix) {
  return {matrix.values.data(), static_cast<Eigen::Index>(matrix.rows), static_cast<Eigen::Index>(matrix.columns)};
}

inline Eigen::MatrixXd toEigen(const Matrix& matrix) { return view(matrix).cast<double>(); }

inline Matrix toMatrix(const Eigen::MatrixXd& values) {
  Matrix matrix(static_cast<std::size_t>(values.rows()), static_cast<std::size_t>(values.cols()));
  Eigen::Map<RowMajorFloat>(matrix.values.data(), values.rows(), values.cols()) = values.cast<float>();
  return matrix;
}

} // namespace stratoscope::analysis
