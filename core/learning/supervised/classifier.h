#pragma once

#include "core/learning/resnet/resnet_weights.h"
#include "core/learning/supervised/supervised_options.h"

#include <torch/torch.h>

#include <memory>
#include <optional>

namespace stratoscope::learning {

/// A network that tells classes, with what it does to images before.
class Classifier {
public:
  /// Random weights from torch's default generator. A ResNet has the small stem where its input is 32 pixels or less.
  /// Throws Error::InvalidArgument (options; a ResNet for volumes).
  explicit Classifier(const SupervisedOptions& options);
  /// A ResNet that starts from weights: it keeps their stem, their channels and the input they declare, of which the
  /// options may change the size. Throws Error::Unreadable for weights of another depth than the options name,
  /// Error::InvalidArgument as above, and where the backbone is no ResNet.
  Classifier(const SupervisedOptions& options, const ResNetWeights& weights);

  /// Parameters and buffers under the names they are stored by: torchvision's of a ResNet, else "encoder." and "fc.".
  [[nodiscard]] torch::nn::Module& module() const { return *module_; }
  /// @param images [N, C, H, W] or [N, C, D, H, W] float in [0, 1]. @return [N, classes], before the softmax.
  torch::Tensor scores(const torch::Tensor& images);
  /// What a ResNet expects; nothing for an encoder, which takes the items as they are.
  [[nodiscard]] const std::optional<InputSpecification>& input() const { return input_; }

private:
  std::shared_ptr<torch::nn::Module> module_;
  ResNet resnet_{nullptr};
  torch::nn::Sequential encoder_{nullptr};
  torch::nn::Linear last_{nullptr}; ///< behind the encoder
  std::optional<InputSpecification> input_;
};

} // namespace stratoscope::learning
