#pragma once

#include "core/retrieval/descriptor/encoder_options.h"

#include <torch/torch.h>

#include <memory>
#include <vector>

namespace stratoscope::retrieval {

/// The convolutional part of a retrieval encoder.
class Backbone : public torch::nn::Module {
public:
  /// @param images [N, channels, H, W] float in [0, 1]; @return the last feature map, [N, featureCount(), h, w].
  virtual torch::Tensor featureMap(const torch::Tensor& images) = 0;
  [[nodiscard]] virtual int featureCount() const = 0;
  /// Smallest side of an image that gives a feature map.
  [[nodiscard]] virtual int leastSide() const = 0;
  /// Its parameters in the order of the data, so that the last stages can be trained alone: the stem and four blocks or
  /// layers, or the three convolutions of Architecture::Reference.
  [[nodiscard]] virtual std::vector<std::vector<torch::Tensor>> stages() const = 0;
};

/// Weights are drawn from torch's default generator. Throws Error::InvalidArgument for options out of range.
[[nodiscard]] std::shared_ptr<Backbone> makeBackbone(const EncoderOptions& options);

} // namespace stratoscope::retrieval
