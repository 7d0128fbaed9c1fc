#pragma once

#include <torch/torch.h>

namespace stratoscope::learning {

/// A convolution without bias; what comes in keeps its size for a stride of 1 and an odd kernel.
[[nodiscard]] torch::nn::Conv2d plainConvolution(int in, int out, int kernel, int stride);

/// Two 3x3 convolutions around a shortcut, ResNet-18's block; its output is as wide as its inside.
class BasicBlockImpl : public torch::nn::Module {
public:
  static constexpr int expansion = 1;

  BasicBlockImpl(int in, int width, int stride);
  torch::Tensor forward(const torch::Tensor& x);

private:
  torch::nn::Conv2d conv1_;
  torch::nn::BatchNorm2d bn1_;
  torch::nn::Conv2d conv2_;
  torch::nn::BatchNorm2d bn2_;
  torch::nn::Sequential downsample_{nullptr};
};
TORCH_MODULE(BasicBlock);

/// 1x1, 3x3 and 1x1 convolutions around a shortcut, ResNet-50's block; its output is four times its width.
class BottleneckImpl : public torch::nn::Module {
public:
  static constexpr int expansion = 4;

  BottleneckImpl(int in, int width, int stride);
  torch::Tensor forward(const torch::Tensor& x);

private:
  torch::nn::Conv2d conv1_;
  torch::nn::BatchNorm2d bn1_;
  torch::nn::Conv2d conv2_;
  torch::nn::BatchNorm2d bn2_;
  torch::nn::Conv2d conv3_;
  torch::nn::BatchNorm2d bn3_;
  torch::nn::Sequential downsample_{nullptr};
};
TORCH_MODULE(Bottleneck);

} // namespace stratoscope::learning
