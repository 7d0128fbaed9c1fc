#include "core/retrieval/descriptor/backbone.h"

#include "core/base/error.h"
#include "core/learning/network_parts.h"
#include "core/learning/resnet/prepare_images.h"
#include "core/learning/resnet/resnet.h"

#include <algorithm>

namespace stratoscope::retrieval {
namespace {

namespace nn = torch::nn;

bool isPooling(const nn::Module& module) {
  return module.as<nn::AdaptiveAvgPool2d>() != nullptr || module.as<nn::AvgPool2d>() != nullptr;
}

bool hasKernels(const nn::Module& module) {
  return std::ranges::any_of(module.parameters(), [](const auto& weights) { return weights.dim() == 4; });
}

/// The encoder up to its pooling, under the encoder's own names.
class AutoencoderBackbone final : public Backbone {
public:
  explicit AutoencoderBackbone(const learning::ModelOptions& options) {
    const auto encoder = learning::encoderLayers(options);
    for (const auto& layer : *encoder.layers) {
      if (isPooling(*layer.ptr())) {
        break;
      }
      layers_->push_back(layer);
      if (!layer.ptr()->parameters().empty()) {
        features_ = static_cast<int>(layer.ptr()->parameters().back().size(0));
      }
    }
    register_module("encoder", layers_);
  }

  torch::Tensor featureMap(const torch::Tensor& images) override { return layers_->forward(images); }
  [[nodiscard]] int featureCount() const override { return features_; }
  [[nodiscard]] int leastSide() const override { return 16; }

  [[nodiscard]] std::vector<std::vector<torch::Tensor>> stages() const override {
    std::vector<std::vector<torch::Tensor>> stages;
    for (const auto& layer : *layers_) {
      if (hasKernels(*layer.ptr())) {
        stages.emplace_back();
      }
      const auto weights = layer.ptr()->parameters();
      stages.back().insert(stages.back().end(), weights.begin(), weights.end());
    }
    return stages;
  }

private:
  nn::Sequential layers_;
  int features_ = 0;
};

learning::ResNetOptions networkOf(const EncoderOptions& options) {
  return {.depth = options.backbone == BackboneKind::ResNet50 ? learning::ResNetDepth::ResNet50
                                                              : learning::ResNetDepth::ResNet18,
          .stem = options.smallStem ? learning::ResNetStem::Small : learning::ResNetStem::Standard,
          .channels = options.input.channels,
          .classes = 0};
}

class ResNetBackbone final : public Backbone {
public:
  explicit ResNetBackbone(const EncoderOptions& options)
      : input_(options.input), network_(register_module("resnet", learning::ResNet(networkOf(options)))) {}

  torch::Tensor featureMap(const torch::Tensor& images) override {
    auto input = input_;
    input.size = static_cast<int>(images.size(2));
    return network_->featureMap(learning::prepareImages(images, input).contiguous(torch::MemoryFormat::ChannelsLast));
  }
  [[nodiscard]] int featureCount() const override { return network_->featureCount(); }
  [[nodiscard]] int leastSide() const override { return 8; }

  [[nodiscard]] std::vector<std::vector<torch::Tensor>> stages() const override {
    std::vector<std::vector<torch::Tensor>> stages(1);
    for (const auto& part : network_->named_children()) {
      if (part.key().rfind("layer", 0) == 0) {
        stages.emplace_back();
      }
      const auto weights = part.value()->parameters();
      stages.back().insert(stages.back().end(), weights.begin(), weights.end());
    }
    return stages;
  }

private:
  learning::InputSpecification input_;
  learning::ResNet network_;
};

} // namespace

std::shared_ptr<Backbone> makeBackbone(const EncoderOptions& options) {
  if (options.backbone == BackboneKind::Autoencoder) {
    return std::make_shared<AutoencoderBackbone>(options.model);
  }
  return std::make_shared<ResNetBackbone>(options);
}

} // namespace stratoscope::retrieval
