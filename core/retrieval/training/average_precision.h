#pragma once

#include <torch/torch.h>

namespace stratoscope::retrieval {

/// Which places of a ranking are right, and which count at all.
struct Judgement {
  torch::Tensor relevant; ///< [Q, N] bool; a query needs at least one
  torch::Tensor counted;  ///< [Q, N] bool; relevant ones among them. The query itself is usually left out
};

struct Quantisation {
  int bins = 20; ///< at least 2; the end bins saturate
  double low = -1;
  double high = 1;
};

/// Average precision of scores sorted into bins with triangular kernels (Revaud et al. 2019, eq. 9 to 13): with c and
/// c+ the soft counts of all and of relevant scores in each bin from the highest, P = cumsum(c+) / (cumsum(c) + 1e-16),
/// AP = sum(P c+ / sum(c+)).
/// @param scores [Q, N], higher is better. @return [Q].
/// Throws Error::InvalidArgument for other shapes, fewer than 2 bins or an empty range.
[[nodiscard]] torch::Tensor quantisedAveragePrecision(const torch::Tensor& scores, const Judgement& judgement,
                                                      const Quantisation& quantisation);

/// Average precision with ranks counted by sigmoids of score differences (Brown et al. 2020, eq. 6).
/// @param temperature tau of the sigmoid, > 0. @return [Q].
/// Throws Error::InvalidArgument for other shapes or a temperature that is not positive.
[[nodiscard]] torch::Tensor smoothAveragePrecision(const torch::Tensor& scores, const Judgement& judgement,
                                                   double temperature);

} // namespace stratoscope::retrieval
