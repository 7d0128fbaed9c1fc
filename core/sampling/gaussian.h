#pragma once

#include "core/base/matrix.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace stratoscope::sampling {

/// A normal density fitted to embeddings, of the whole cohort or of a cluster, from which new ones are drawn.
class Gaussian {
public:
  /// The covariance (over n) is drawn towards a multiple of the identity by the share of Ledoit and Wolf (2004), so it
  /// is usable with fewer members than dimensions. Of one member, or of equal ones, it is zero and every draw is that
  /// member: check such draws with nearestReal().
  /// @param members [n, dimension], finite, at least one. Throws Error::InvalidArgument.
  /// Time: n x dimension^2 + dimension^3.
  explicit Gaussian(const Matrix& members);

  [[nodiscard]] const std::vector<float>& mean() const { return mean_; }
  /// [dimension, dimension], row-major, after shrinkage.
  [[nodiscard]] std::span<const double> covariance() const { return covariance_; }
  [[nodiscard]] double shrinkage() const { return shrinkage_; } ///< 0 to 1

  /// @param n draws, at least 0: [n, dimension]. Draw i depends on the seed and i alone, so more draws begin with the
  /// fewer, and no library's distribution has a say (Box and Muller 1958 on counted random bits).
  /// @param temperature factor on the standard deviation: 1 as fitted, 0 the mean, above 1 beyond what was seen.
  /// Throws Error::InvalidArgument.
  [[nodiscard]] Matrix draw(int n, double temperature, std::uint64_t seed) const;

private:
  std::size_t dimension_;
  std::vector<float> mean_;
  std::vector<double> covariance_;
  std::vector<double> root_; ///< lower triangular, root_ root_^T = covariance_
  double shrinkage_ = 0;
};

} // namespace stratoscope::sampling
