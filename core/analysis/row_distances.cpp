#include "core/analysis/row_distances.h"

#include <algorithm>

namespace stratoscope::analysis {
namespace {

constexpr std::size_t block = 2048; ///< of rows; their sums stay in the first-level cache

} // namespace

RowDistances::RowDistances(const Matrix& rows)
    : rows_(rows.rows), dimension_(rows.columns), byColumn_(rows.values.size()) {
  for (std::size_t i = 0; i < rows_; ++i) {
    for (std::size_t d = 0; d < dimension_; ++d) {
      byColumn_[d * rows_ + i] = rows.values[i * dimension_ + d];
    }
  }
}

void RowDistances::squaredTo(std::span<const float> point, std::span<float> squared) const {
  std::ranges::fill(squared, 0.F);
  for (std::size_t begin = 0; begin < rows_; begin += block) {
    const std::size_t length = std::min(block, rows_ - begin);
    float* const sums = squared.data() + begin;
    for (std::size_t d = 0; d < dimension_; ++d) {
      const float* const column = byColumn_.data() + d * rows_ + begin;
      const float own = point[d];
      for (std::size_t i = 0; i < length; ++i) {
        const float difference = column[i] - own;
        sums[i] += difference * difference;
      }
    }
  }
}

std::vector<std::size_t> evenlySpaced(std::size_t count, std::size_t wanted) {
  const std::size_t chosen = std::min(count, wanted);
  std::vector<std::size_t> positions(chosen);
  for (std::size_t i = 0; i < chosen; ++i) {
    positions[i] = i * count / chosen;
  }
  return positions;
}

} // namespace stratoscope::analysis
