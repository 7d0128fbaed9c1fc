#pragma once

#include "core/base/matrix.h"

#include <vector>

namespace stratoscope::analysis {

/// The principal components of a set of rows.
struct Pca {
  std::vector<float> mean;      ///< of each column
  Matrix components;            ///< [components, dimension], orthonormal rows, by falling variance
  std::vector<float> variances; ///< along each component, over rows - 1
};

/// Principal components (Pearson 1901). Of each component the loading of greatest size is positive, so the result does
/// not depend on the solver. Exact when the smaller of rows and dimension is at most 512; above that by subspace
/// iteration (Halko et al. 2011) until no variance moves by 1e-8 of the largest.
/// @param rows finite, at least one; a single row has no variance, and its components are unit vectors.
/// @param components 1 to the smaller of rows and dimension. Throws Error::InvalidArgument.
[[nodiscard]] Pca fitPca(const Matrix& rows, int components);

/// The fewest principal components that keep a share of the variance (128 at most), each divided by its standard
/// deviation: project() then gives coordinates of variance 1 without correlation.
/// @param share above 0, at most 1. Components without variance are left out; one stays. Throws Error::InvalidArgument.
[[nodiscard]] Pca fitWhitening(const Matrix& rows, double share);

/// The coordinates of the rows along the components: [rows, components].
/// @param rows of the dimension that was fitted. Throws Error::InvalidArgument.
[[nodiscard]] Matrix project(const Pca& pca, const Matrix& rows);

} // namespace stratoscope::analysis
