#pragma once

#include "core/base/matrix.h"

#include <span>
#include <vector>

namespace stratoscope::retrieval {

/// A linear map of descriptors that takes out what they have in common: P (x - mean), then L2-normalised.
struct WhiteningMap {
  std::vector<float> mean; ///< of each column
  Matrix projection;       ///< P, [components, dimension]
};

/// Principal components, each divided by its standard deviation (Jegou and Chum 2012); components without variance are
/// left out. @param components at most this many; 0 for all.
/// Throws Error::InvalidArgument for fewer than 2 rows or rows that are all the same.
[[nodiscard]] WhiteningMap fitPcaWhitening(const Matrix& descriptors, int components);

/// Learned by pairs (Mikolajczyk and Matas 2007): the spread of the differences of alike descriptors becomes the unit
/// (inverse of the Cholesky factor of their mean square, plus 1 % of its trace on the diagonal for few pairs), and
/// what is left is turned to its principal axes, by falling variance. Of each axis the loading of greatest size is
/// positive.
/// @param groups of each row; rows of the same group (0 or more) are alike. At most 50 pairs are taken of each row.
/// Throws Error::InvalidArgument where no two rows are alike.
[[nodiscard]] WhiteningMap fitLearnedWhitening(const Matrix& descriptors, std::span<const int> groups, int components);

/// Throws Error::InvalidArgument for rows of another dimension.
[[nodiscard]] Matrix whiten(const WhiteningMap& map, const Matrix& descriptors);

} // namespace stratoscope::retrieval
