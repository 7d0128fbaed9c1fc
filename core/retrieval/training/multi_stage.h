#pragma once

#include "core/retrieval/descriptor/descriptor_network.h"
#include "core/retrieval/training/list_loss_options.h"

#include <torch/torch.h>

namespace stratoscope::retrieval {

/// Adds the gradient of a list's loss to the network's parameters by exact multi-stage back-propagation (Revaud et al.
/// 2019): all descriptors without a graph, the loss and its gradient on them, then the images again a few at a time,
/// each pushed back from its descriptor's gradient. The gradient is that of the list as one batch, the memory that of
/// `chunk` images; images go through the network twice, but where they all fit into one chunk.
/// Normalisation layers must be frozen (DescriptorNetworkImpl::freezeNormalisation).
/// @param images [N, channels, H, W] float in [0, 1]; @param groups [N] int64; @param chunk at least 1.
/// @return the loss.
double backPropagateList(DescriptorNetwork& network, const torch::Tensor& images, const torch::Tensor& groups,
                         const ListLossOptions& options, std::int64_t chunk);

} // namespace stratoscope::retrieval
