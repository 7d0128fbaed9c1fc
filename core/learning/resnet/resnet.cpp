#include "core/learning/resnet/resnet.h"

#include "core/base/error.h"
#include "core/learning/resnet/residual_blocks.h"

#include <array>

namespace stratoscope::learning {
namespace {

namespace nn = torch::nn;

constexpr std::array widths{64, 128, 256, 512};
constexpr std::array shallowBlocks{2, 2, 2, 2};
constexpr std::array deepBlocks{3, 4, 6, 3};

/// Blocks of one size; the first takes the step from the stage before.
template <typename Block> nn::Sequential stage(int in, int width, int blocks, int stride) {
  nn::Sequential layers;
  layers->push_back(Block(in, width, stride));
  for (int i = 1; i < blocks; ++i) {
    layers->push_back(Block(width * Block::ContainedType::expansion, width, 1));
  }
  return layers;
}

nn::Sequential stage(const ResNetOptions& options, std::size_t number) {
  const int width = widths.at(number);
  const int stride = number == 0 ? 1 : 2;
  const int before = number == 0 ? widths[0] : widths.at(number - 1);
  if (options.depth == ResNetDepth::ResNet18) {
    return stage<BasicBlock>(before, width, shallowBlocks.at(number), stride);
  }
  const int in = number == 0 ? before : before * BottleneckImpl::expansion;
  return stage<Bottleneck>(in, width, deepBlocks.at(number), stride);
}

const ResNetOptions& checked(const ResNetOptions& options) {
  if (options.channels < 1 || options.classes < 0) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("a residual network needs images of at least 1 channel, and 0 or more classes"));
  }
  return options;
}

nn::Conv2d firstConvolution(const ResNetOptions& options) {
  const bool small = options.stem == ResNetStem::Small;
  return plainConvolution(checked(options).channels, widths[0], small ? 3 : 7, small ? 1 : 2);
}

} // namespace

ResNetImpl::ResNetImpl(const ResNetOptions& options)
    : options_(options), conv1_(register_module("conv1", firstConvolution(options))),
      bn1_(register_module("bn1", nn::BatchNorm2d(widths[0]))), layer1_(register_module("layer1", stage(options, 0))),
      layer2_(register_module("layer2", stage(options, 1))), layer3_(register_module("layer3", stage(options, 2))),
      layer4_(register_module("layer4", stage(options, 3))) {
  if (options.classes > 0) {
    fc_ = register_module("fc", nn::Linear(featureCount(), options.classes));
  }
  for (auto& module : modules(false)) {
    if (auto* convolution = module->as<nn::Conv2d>()) {
      nn::init::kaiming_normal_(convolution->weight, 0, torch::kFanOut, torch::kReLU);
    }
  }
}

torch::Tensor ResNetImpl::featureMap(const torch::Tensor& images) {
  auto x = torch::relu(bn1_->forward(conv1_->forward(images)));
  if (options_.stem == ResNetStem::Standard) {
    x = torch::max_pool2d(x, 3, 2, 1);
  }
  return layer4_->forward(layer3_->forward(layer2_->forward(layer1_->forward(x))));
}

torch::Tensor ResNetImpl::features(const torch::Tensor& images) {
  return torch::adaptive_avg_pool2d(featureMap(images), {1, 1}).flatten(1);
}

torch::Tensor ResNetImpl::forward(const torch::Tensor& images) {
  const auto pooled = features(images);
  return fc_.is_empty() ? pooled : fc_->forward(pooled);
}

int ResNetImpl::featureCount() const {
  return widths.back() * (options_.depth == ResNetDepth::ResNet18 ? 1 : BottleneckImpl::expansion);
}

} // namespace stratoscope::learning
