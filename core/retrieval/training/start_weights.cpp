#include "core/retrieval/training/start_weights.h"

#include "core/base/error.h"
#include "core/learning/resnet/resnet_weights.h"
#include "core/learning/supervised/supervised_file.h"
#include "core/learning/weights.h"
#include "core/retrieval/training/encoder_file.h"
#include "core/retrieval/training/weights_kind.h"

namespace stratoscope::retrieval {
namespace {

void checkShape(const learning::ModelOptions& found, const learning::ModelOptions& wanted,
                const std::filesystem::path& weights) {
  if (found.channels != wanted.channels || found.imageSize != wanted.imageSize || found.depth != wanted.depth) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the weights are of a network for other images"),
                weights.string());
  }
}

EncoderOptions fromResNet(const std::filesystem::path& path, EncoderOptions options) {
  const auto weights = learning::readResNetWeights(path);
  options.backbone =
      weights.options.depth == learning::ResNetDepth::ResNet50 ? BackboneKind::ResNet50 : BackboneKind::ResNet18;
  options.smallStem = weights.options.stem == learning::ResNetStem::Small;
  options.input = weights.input.value_or(learning::InputSpecification());
  options.input.channels = weights.options.channels;
  return options;
}

EncoderOptions onModel(const learning::ModelOptions& model, const std::filesystem::path& path, EncoderOptions options) {
  checkShape(model, options.model, path);
  options.backbone = BackboneKind::Autoencoder;
  options.model = model;
  return options;
}

EncoderOptions fromEncoder(const std::filesystem::path& path, const EncoderOptions& options) {
  auto found = readEncoder(path).options.encoder;
  checkShape(found.model, options.model, path);
  return found;
}

} // namespace

EncoderOptions encoderStartingFrom(const std::filesystem::path& weights, const EncoderOptions& wanted) {
  switch (weightsKind(weights)) {
  case WeightsKind::Autoencoder:
    return onModel(learning::readWeights(weights).options.model, weights, wanted);
  case WeightsKind::Classifier:
    return onModel(learning::readSupervised(weights).options.model, weights, wanted);
  case WeightsKind::RetrievalEncoder:
    return fromEncoder(weights, wanted);
  case WeightsKind::ResNet:
    break;
  }
  return fromResNet(weights, wanted);
}

std::string nameOfStart(const std::filesystem::path& weights) {
  const auto kind = weightsKind(weights);
  std::string word = "resnet ";
  if (kind == WeightsKind::RetrievalEncoder) {
    word = "encoder ";
  } else if (kind != WeightsKind::ResNet) {
    word = kind == WeightsKind::Autoencoder ? "autoencoder " : "classifier ";
  }
  return word + weights.filename().string();
}

} // namespace stratoscope::retrieval
