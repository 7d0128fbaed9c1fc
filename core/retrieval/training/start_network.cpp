#include "core/retrieval/training/start_network.h"

#include "core/base/error.h"
#include "core/learning/network_parts.h"
#include "core/learning/resnet/resnet_weights.h"
#include "core/learning/supervised/supervised_file.h"
#include "core/learning/weights.h"
#include "core/retrieval/training/encoder_file.h"
#include "core/retrieval/training/weights_kind.h"

#include <functional>

namespace stratoscope::retrieval {
namespace {

namespace nn = torch::nn;

constexpr double usualMomentum = 0.1; // LibTorch's own

/// y = (W x + b - mean) / deviation * strength + shift as one W and b.
void takeOver(nn::Linear& target, const nn::LinearImpl& linear, const nn::BatchNorm1dImpl* normalisation) {
  auto weight = linear.weight.clone();
  auto bias = linear.bias.clone();
  if (normalisation != nullptr) {
    auto factor = (normalisation->running_var + normalisation->options.eps()).rsqrt();
    auto shift = torch::zeros_like(factor);
    if (normalisation->weight.defined()) {
      factor = factor * normalisation->weight;
      shift = normalisation->bias;
    }
    weight = weight * factor.unsqueeze(1);
    bias = (bias - normalisation->running_mean) * factor + shift;
  }
  target->weight.copy_(weight);
  target->bias.copy_(bias);
}

void restoreLatentLayer(nn::Linear& target, const learning::EncoderLayers& encoder) {
  const auto* linear = encoder.layers->ptr(encoder.features)->as<nn::Linear>();
  if (linear->weight.sizes() == target->weight.sizes()) {
    const auto behind = encoder.features + 1;
    const bool isNormalised = behind < encoder.layers->size();
    takeOver(target, *linear, isNormalised ? encoder.layers->ptr(behind)->as<nn::BatchNorm1d>() : nullptr);
  }
}

/// From tensors named "encoder.", as autoencoders and classifiers have them.
void restoreFromLayers(DescriptorNetwork& network, const learning::ModelOptions& model,
                       const learning::NamedTensors& tensors) {
  learning::restoreTensors(network->backbone(), tensors);
  auto fc = network->fullyConnected();
  if (!fc.is_empty()) {
    const auto encoder = learning::encoderLayers(model);
    const auto holder = std::make_shared<nn::Module>();
    holder->register_module("encoder", encoder.layers);
    learning::restoreTensors(*holder, tensors);
    restoreLatentLayer(fc, encoder);
  }
}

void restoreFromAutoencoder(DescriptorNetwork& network, const std::filesystem::path& weights) {
  const auto file = learning::readWeights(weights);
  restoreFromLayers(network, file.options.model, file.tensors);
}

void restoreFromClassifier(DescriptorNetwork& network, const std::filesystem::path& weights) {
  const auto file = learning::readSupervised(weights);
  restoreFromLayers(network, file.options.model, file.weights);
}

void restoreFromResNet(DescriptorNetwork& network, const std::filesystem::path& weights) {
  const auto children = network->backbone().named_children();
  learning::ResNet resnet(std::dynamic_pointer_cast<learning::ResNetImpl>(children["resnet"]));
  learning::restoreResNet(resnet, learning::readResNetWeights(weights));
}

void setStatistics(DescriptorNetwork& network, const std::function<void(nn::BatchNorm2dImpl&)>& change) {
  for (auto& module : network->modules(false)) {
    if (auto* normalisation = module->as<nn::BatchNorm2d>()) {
      change(*normalisation);
    }
  }
}

} // namespace

void restoreStart(DescriptorNetwork& network, const std::filesystem::path& weights) {
  const torch::NoGradGuard noGradient;
  switch (weightsKind(weights)) {
  case WeightsKind::Autoencoder:
    restoreFromAutoencoder(network, weights);
    return;
  case WeightsKind::Classifier:
    restoreFromClassifier(network, weights);
    return;
  case WeightsKind::RetrievalEncoder:
    learning::restoreTensors(*network, readEncoder(weights).tensors);
    return;
  case WeightsKind::ResNet:
    break;
  }
  restoreFromResNet(network, weights);
}

void calibrateNormalisation(DescriptorNetwork& network, const torch::Tensor& images, std::int64_t chunk) {
  const torch::NoGradGuard noGradient;
  network->train();
  setStatistics(network, [](auto& normalisation) {
    normalisation.reset_running_stats();
    normalisation.options.momentum(c10::nullopt); // the mean of all batches
  });
  for (const auto& part : images.split(chunk)) {
    (void)network->forward(part.to(torch::kFloat32).div_(255));
  }
  setStatistics(network, [](auto& normalisation) { normalisation.options.momentum(usualMomentum); });
}

} // namespace stratoscope::retrieval
