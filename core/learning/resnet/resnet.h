#pragma once

#include "core/learning/resnet/resnet_options.h"

#include <torch/torch.h>

namespace stratoscope::learning {

/// ResNet-18 and ResNet-50. Parameters and buffers have torchvision's names and shapes (conv1, bn1, layer1.0.conv1 ...
/// layer4.1.bn2, fc), and the stride of a bottleneck lies on its 3x3 convolution as there, so that weights made for
/// torchvision's networks give the same outputs here.
class ResNetImpl : public torch::nn::Module {
public:
  /// Convolutions are drawn from He's normal distribution (fan out) of torch's default generator, as torchvision does.
  /// Throws Error::InvalidArgument for options out of range.
  explicit ResNetImpl(const ResNetOptions& options);

  /// @param images [N, channels, H, W], prepared as the weights ask for (prepare_images.h).
  /// @return [N, featureCount(), h, w], the last feature map, each value >= 0; h = H / 32 (standard stem) or H / 8
  /// (small stem), rounded up.
  torch::Tensor featureMap(const torch::Tensor& images);
  /// @return [N, featureCount()], the mean of the feature map over its places.
  torch::Tensor features(const torch::Tensor& images);
  /// @return [N, classes], scores before the softmax; the features where the network has no classes.
  torch::Tensor forward(const torch::Tensor& images);

  /// 512 of a ResNet-18, 2048 of a ResNet-50.
  [[nodiscard]] int featureCount() const;
  [[nodiscard]] const ResNetOptions& options() const { return options_; }

private:
  ResNetOptions options_;
  torch::nn::Conv2d conv1_;
  torch::nn::BatchNorm2d bn1_;
  torch::nn::Sequential layer1_;
  torch::nn::Sequential layer2_;
  torch::nn::Sequential layer3_;
  torch::nn::Sequential layer4_;
  torch::nn::Linear fc_{nullptr};
};
TORCH_MODULE(ResNet);

} // namespace stratoscope::learning
