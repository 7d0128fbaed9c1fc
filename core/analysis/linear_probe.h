#pragma once

#include "core/base/matrix.h"

#include <span>
#include <stop_token>
#include <vector>

namespace stratoscope::analysis {

struct ProbeOptions {
  double strength = 1;     ///< C: how much the data weigh against the penalty of half the squared weights; above 0
  int iterations = 500;    ///< at most
  double tolerance = 1e-5; ///< ends when no part of the mean gradient is larger
};

/// A linear classifier on frozen features.
struct LinearProbe {
  Matrix weights;            ///< [classes, dimension], for standardised features
  std::vector<float> biases; ///< [classes]
  std::vector<float> means;  ///< [dimension], of the features it was fitted on
  std::vector<float> scales; ///< [dimension], their standard deviations; 1 where there was none
};

/// Multinomial logistic regression with an L2 penalty on standardised features, by L-BFGS (Liu and Nocedal 1989): the
/// minimum of sum over rows of the cross entropy, times C, plus half the squared weights. Deterministic.
/// @param classes of each row, 0 to the number of classes - 1, each number below the largest allowed to be absent.
/// Throws Error::InvalidArgument (no rows, other number of classes, values that are not numbers), Error::Cancelled.
[[nodiscard]] LinearProbe fitLinearProbe(const Matrix& rows, std::span<const int> classes, const ProbeOptions& options,
                                         const std::stop_token& stop);

/// The most probable class of each row. Throws Error::InvalidArgument for another dimension.
[[nodiscard]] std::vector<int> classify(const LinearProbe& probe, const Matrix& rows);

} // namespace stratoscope::analysis
