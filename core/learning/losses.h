#pragma once

#include <torch/torch.h>

namespace stratoscope::learning {

/// Normalised-temperature cross entropy over two augmented views (Chen et al. 2020, eq. 1).
/// @param first, second  [N, d] contrastive-head outputs of the two views; row i of both is the same item. Need not be
///                       normalised.
/// @param temperature    > 0.
/// @return scalar, mean over the 2N anchors.
/// Throws Error::InvalidArgument for other shapes or a temperature that is not positive.
torch::Tensor ntXentLoss(const torch::Tensor& first, const torch::Tensor& second, double temperature);

/// Decoupled contrastive loss (Yeh et al. 2022, eq. 6, without weighting): NT-Xent with the positive pair left out of
/// the denominator, which removes the coupling that makes small batches learn slowly. Same arguments, result and
/// errors as ntXentLoss; N must be at least 2.
torch::Tensor decoupledContrastiveLoss(const torch::Tensor& first, const torch::Tensor& second, double temperature);

} // namespace stratoscope::learning
