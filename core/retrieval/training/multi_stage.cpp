#include "core/retrieval/training/multi_stage.h"

#include "core/retrieval/training/list_loss.h"

namespace stratoscope::retrieval {
namespace {

torch::Tensor descriptorsWithoutGraph(DescriptorNetwork& network, const std::vector<torch::Tensor>& chunks) {
  const torch::NoGradGuard noGradient;
  std::vector<torch::Tensor> rows;
  rows.reserve(chunks.size());
  for (const auto& chunk : chunks) {
    rows.push_back(network->forward(chunk));
  }
  return torch::cat(rows);
}

} // namespace

double backPropagateList(DescriptorNetwork& network, const torch::Tensor& images, const torch::Tensor& groups,
                         const ListLossOptions& options, std::int64_t chunk) {
  if (images.size(0) <= chunk) {
    const auto loss = listLoss(network->forward(images), groups, options);
    loss.backward();
    return loss.item<double>();
  }
  const auto chunks = images.split(chunk);
  const auto descriptors = descriptorsWithoutGraph(network, chunks).requires_grad_(true);
  const auto loss = listLoss(descriptors, groups, options);
  loss.backward();
  const auto gradients = descriptors.grad().split(chunk);
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    network->forward(chunks[i]).backward(gradients[i]);
  }
  return loss.item<double>();
}

} // namespace stratoscope::retrieval
