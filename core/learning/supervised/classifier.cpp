#include "core/learning/supervised/classifier.h"

#include "core/base/error.h"
#include "core/learning/item_tensors.h"
#include "core/learning/network_parts.h"
#include "core/learning/resnet/prepare_images.h"

namespace stratoscope::learning {
namespace {

namespace nn = torch::nn;

constexpr int largestForSmallStem = 32;

void check(const SupervisedOptions& options) {
  if (options.classes.size() < 2 || options.epochs < 1 || options.batch < 2 || !(options.learningRate > 0)) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("a classifier needs at least 2 classes, batches of at least 2, 1 epoch and a learning "
                                 "rate above 0"));
  }
  if (options.backbone != Backbone::Encoder && options.model.depth != 1) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("a ResNet takes pictures and no volumes"));
  }
}

ResNetDepth depthOf(Backbone backbone) {
  return backbone == Backbone::ResNet50 ? ResNetDepth::ResNet50 : ResNetDepth::ResNet18;
}

/// MedMNIST's normalisation, (x - 0.5) / 0.5.
InputSpecification plainInput(const SupervisedOptions& options) {
  return {.size = options.inputSize > 0 ? options.inputSize : options.model.imageSize,
          .channels = options.model.channels,
          .mean = {0.5, 0.5, 0.5},
          .deviation = {0.5, 0.5, 0.5}};
}

InputSpecification declared(const SupervisedOptions& options, const ResNetWeights& weights) {
  auto input = weights.input.value_or(InputSpecification{.size = options.model.imageSize});
  input.channels = weights.options.channels;
  input.size = options.inputSize > 0 ? options.inputSize : input.size;
  return input;
}

ResNet resNetOf(const SupervisedOptions& options, const InputSpecification& input) {
  return ResNet(ResNetOptions{.depth = depthOf(options.backbone),
                              .stem = input.size <= largestForSmallStem ? ResNetStem::Small : ResNetStem::Standard,
                              .channels = input.channels,
                              .classes = static_cast<int>(options.classes.size())});
}

} // namespace

Classifier::Classifier(const SupervisedOptions& options) {
  check(options);
  if (options.backbone != Backbone::Encoder) {
    input_ = plainInput(options);
    resnet_ = resNetOf(options, *input_);
    module_ = resnet_.ptr();
    return;
  }
  encoder_ = encoderLayers(options.model).layers;
  last_ = nn::Linear(options.model.latent, static_cast<int>(options.classes.size()));
  module_ = std::make_shared<nn::Module>();
  module_->register_module("encoder", encoder_);
  module_->register_module("fc", last_);
}

Classifier::Classifier(const SupervisedOptions& options, const ResNetWeights& weights) {
  check(options);
  if (options.backbone == Backbone::Encoder) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("weights to start from are those of a ResNet; choose one"),
                weights.path.string());
  }
  input_ = declared(options, weights);
  auto shape = weights.options;
  shape.depth = depthOf(options.backbone);
  shape.classes = static_cast<int>(options.classes.size());
  resnet_ = ResNet(shape);
  restoreResNet(resnet_, weights);
  module_ = resnet_.ptr();
}

torch::Tensor Classifier::scores(const torch::Tensor& images) {
  if (resnet_.is_empty()) {
    return last_->forward(encoder_->forward(images));
  }
  const auto prepared = prepareImages(images, *input_);
  return resnet_->forward(prepared.contiguous(memoryFormatOf(prepared)));
}

} // namespace stratoscope::learning
