#pragma once

#include <torch/torch.h>

#include <vector>

namespace stratoscope::retrieval {

/// The factors of the multi-scale descriptor: 1, 1 / sqrt 2, 1 / 2.
[[nodiscard]] std::vector<double> descriptorScales();

/// The same images smaller: bilinear, sides rounded, at least `least` cells.
/// @param images [N, C, h, w]
[[nodiscard]] torch::Tensor scaled(const torch::Tensor& images, double factor, std::int64_t least);

/// One descriptor out of those of several scales, L2-normalised: (mean over scales of v^p)^(1/p) as GeM has it
/// (Radenovic et al. 2018). p = 1 is the plain mean, the only one for descriptors with negative parts; others take
/// parts below 1e-6 as 1e-6.
/// @param descriptors [N, d] of each scale. Throws Error::InvalidArgument for none.
[[nodiscard]] torch::Tensor meanOverScales(const std::vector<torch::Tensor>& descriptors, double exponent);

} // namespace stratoscope::retrieval
