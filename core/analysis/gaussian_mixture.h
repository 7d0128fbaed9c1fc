#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace stratoscope::analysis {

enum class Covariance { Diagonal, Full };

struct MixtureOptions {
  int k = 2; ///< 1 to the number of rows
  Covariance covariance = Covariance::Diagonal;
  double regularisation = 1e-6; ///< added to each variance, in the rows' unit squared; above 0
  double tolerance = 1e-3;      ///< ends when the mean log-likelihood rises by less
  int iterations = 100;         ///< at most
  int starts = 10;              ///< of the k-means that it begins with
  int trials = 1;               ///< as many beginnings are tried; the likeliest is followed to the tolerance
  std::uint64_t seed = 0;
};

/// A mixture of k normal distributions.
struct Mixture {
  Covariance covariance = Covariance::Diagonal;
  std::vector<double> weights; ///< [k], sum 1
  Matrix means;                ///< [k, dimension]
  std::vector<Matrix> spreads; ///< [k] variances [1, dimension], or covariances [dimension, dimension]
  double logLikelihood = 0;    ///< mean over the rows it was fitted on, natural logarithm
  double bic = 0;              ///< Bayesian information criterion; the lower the better
  bool converged = false;
};

struct MixtureAssignment {
  std::vector<int> clusters;    ///< the most probable component of each row
  Matrix responsibilities;      ///< [rows, k], each row sums to 1
  std::vector<float> surprises; ///< [rows] minus the log-likelihood of each row
};

/// Expectation-maximisation from a k-means start (Dempster, Laird and Rubin 1977); the same seed gives the same result.
/// Throws Error::InvalidArgument (k out of range, values that are not numbers, a covariance that cannot be inverted in
/// spite of the regularisation), Error::Cancelled.
[[nodiscard]] Mixture fitMixture(const Matrix& rows, const MixtureOptions& options, Progress& progress,
                                 const std::stop_token& stop);

/// Rows under a fitted mixture. Throws Error::InvalidArgument for rows of another dimension.
[[nodiscard]] MixtureAssignment assign(const Mixture& mixture, const Matrix& rows);

} // namespace stratoscope::analysis
