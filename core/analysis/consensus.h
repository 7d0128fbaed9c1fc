#pragma once

#include "core/base/matrix.h"

#include <cstdint>
#include <span>
#include <stop_token>

namespace stratoscope::analysis {

struct ConsensusOptions {
  int k = 2;          ///< 1 to the rows of a resample
  int resamples = 25; ///< at least 2
  double share = 0.8; ///< of the rows in each, above 0 and at most 1
  std::uint64_t seed = 0;
};

/// How far k-means on resamples agrees which rows belong together. The consensus of a pair is how often both were in
/// one cluster, of the resamples that held both (Monti, Tamayo, Mesirov and Golub 2003).
struct Consensus {
  double ambiguity = 0; ///< share of the pairs whose consensus is above 0.1 and at most 0.9 (PAC, Senbabaoglu et al.
                        ///< 2014): 0 where all resamples agree
  double area = 0;      ///< below the distribution function of the pairs' consensus (Monti's A(k)), 0 to 1
};

/// @param rows at least two. Time: resamples x (k-means + rows^2). Throws Error::InvalidArgument, Error::Cancelled.
[[nodiscard]] Consensus consensus(const Matrix& rows, const ConsensusOptions& options, const std::stop_token& stop);

/// The k of the highest agreement; of equal ones, to a hundredth, the highest k, since fewer clusters can only join
/// what belongs together.
/// @param ks ascending, at least one; @param agreements 1 - ambiguity of each.
[[nodiscard]] int consensusChoice(std::span<const int> ks, std::span<const double> agreements);

} // namespace stratoscope::analysis
