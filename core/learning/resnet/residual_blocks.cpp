#include "core/learning/resnet/residual_blocks.h"

namespace stratoscope::learning {
namespace {

namespace nn = torch::nn;

/// Brings what goes past a block to the block's shape; nothing where it has it already.
nn::Sequential shortcut(int in, int out, int stride) {
  return stride == 1 && in == out ? nn::Sequential(nullptr)
                                  : nn::Sequential(plainConvolution(in, out, 1, stride), nn::BatchNorm2d(out));
}

} // namespace

nn::Conv2d plainConvolution(int in, int out, int kernel, int stride) {
  return nn::Conv2d(nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel / 2).bias(false));
}

BasicBlockImpl::BasicBlockImpl(int in, int width, int stride)
    : conv1_(register_module("conv1", plainConvolution(in, width, 3, stride))),
      bn1_(register_module("bn1", nn::BatchNorm2d(width))),
      conv2_(register_module("conv2", plainConvolution(width, width, 3, 1))),
      bn2_(register_module("bn2", nn::BatchNorm2d(width))), downsample_(shortcut(in, width, stride)) {
  if (!downsample_.is_empty()) {
    register_module("downsample", downsample_);
  }
}

torch::Tensor BasicBlockImpl::forward(const torch::Tensor& x) {
  const auto carried = downsample_.is_empty() ? x : downsample_->forward(x);
  const auto inside = torch::relu(bn1_->forward(conv1_->forward(x)));
  return torch::relu(bn2_->forward(conv2_->forward(inside)) + carried);
}

BottleneckImpl::BottleneckImpl(int in, int width, int stride)
    : conv1_(register_module("conv1", plainConvolution(in, width, 1, 1))),
      bn1_(register_module("bn1", nn::BatchNorm2d(width))),
      conv2_(register_module("conv2", plainConvolution(width, width, 3, stride))),
      bn2_(register_module("bn2", nn::BatchNorm2d(width))),
      conv3_(register_module("conv3", plainConvolution(width, width * expansion, 1, 1))),
      bn3_(register_module("bn3", nn::BatchNorm2d(width * expansion))),
      downsample_(shortcut(in, width * expansion, stride)) {
  if (!downsample_.is_empty()) {
    register_module("downsample", downsample_);
  }
}

torch::Tensor BottleneckImpl::forward(const torch::Tensor& x) {
  const auto carried = downsample_.is_empty() ? x : downsample_->forward(x);
  const auto narrow = torch::relu(bn1_->forward(conv1_->forward(x)));
  const auto inside = torch::relu(bn2_->forward(conv2_->forward(narrow)));
  return torch::relu(bn3_->forward(conv3_->forward(inside)) + carried);
}

} // namespace stratoscope::learning
