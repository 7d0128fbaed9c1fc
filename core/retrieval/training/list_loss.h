#pragma once

#include "core/retrieval/training/list_loss_options.h"

#include <torch/torch.h>

namespace stratoscope::retrieval {

/// The loss of one list: every item is a query to all others, itself left out; items of the same group are its right
/// answers. Queries without a right answer are left out; a list without any gives 0.
/// Triplet: mean over anchor a, alike p and other n of max(0, margin + |a - p|^2 - |a - n|^2), of those above 0.
/// Contrastive: mean of |a - p|^2 / 2 over alike pairs plus mean of max(0, margin - |a - n|)^2 / 2 over the others.
/// @param descriptors [N, d], L2-normalised. @param groups [N] int64, below 0 for none.
/// @return scalar. Throws Error::InvalidArgument for other shapes or options out of range.
[[nodiscard]] torch::Tensor listLoss(const torch::Tensor& descriptors, const torch::Tensor& groups,
                                     const ListLossOptions& options);

} // namespace stratoscope::retrieval
