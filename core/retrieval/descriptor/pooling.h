#pragma once

#include <torch/torch.h>

namespace stratoscope::retrieval {

/// All take a feature map [N, C, h, w] and give [N, C], not normalised. Throw Error::InvalidArgument for other shapes.

/// The largest value of each channel (MAC).
[[nodiscard]] torch::Tensor maximumPooling(const torch::Tensor& features);
/// The mean of each channel (SPoC).
[[nodiscard]] torch::Tensor meanPooling(const torch::Tensor& features);
/// (mean(max(x, 1e-6)^p))^(1/p) of each channel (GeM, Radenovic et al. 2018).
/// @param exponent p, one number above 0; may want a gradient.
[[nodiscard]] torch::Tensor generalisedMeanPooling(const torch::Tensor& features, const torch::Tensor& exponent);
/// R-MAC (Tolias et al. 2016): at scale l of 1 ... levels, square regions of side 2 min(h, w) / (l + 1) stand evenly,
/// l along the shorter side and l + m - 1 along the longer one, with m such that neighbours of the first scale overlap
/// nearest to 40 %. Each region's maxima are L2-normalised and all are added up. Regions below one cell are left out.
[[nodiscard]] torch::Tensor regionalMaximumPooling(const torch::Tensor& features, int levels);

} // namespace stratoscope::retrieval
