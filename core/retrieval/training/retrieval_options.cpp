#include "core/retrieval/training/retrieval_options.h"

#include "core/base/error.h"
#include "core/learning/options_json.h"

#include <nlohmann/json.hpp>

namespace stratoscope::retrieval {

using nlohmann::json;

NLOHMANN_JSON_SERIALIZE_ENUM(ListLoss, {{ListLoss::QuantisedAp, "qap"},
                                        {ListLoss::SmoothAp, "smoothap"},
                                        {ListLoss::Triplet, "triplet"},
                                        {ListLoss::Contrastive, "contrastive"}})
NLOHMANN_JSON_SERIALIZE_ENUM(
    Pooling, {{Pooling::Mac, "mac"}, {Pooling::Spoc, "spoc"}, {Pooling::GeM, "gem"}, {Pooling::RMac, "rmac"}})
NLOHMANN_JSON_SERIALIZE_ENUM(Whitening,
                             {{Whitening::None, "none"}, {Whitening::Pca, "pca"}, {Whitening::Learned, "learned"}})
NLOHMANN_JSON_SERIALIZE_ENUM(BackboneKind, {{BackboneKind::Autoencoder, "cae"},
                                            {BackboneKind::ResNet18, "resnet18"},
                                            {BackboneKind::ResNet50, "resnet50"}})
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ListLossOptions, loss, bins, temperature, margin)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(DescriptorOptions, pooling, exponent, levels, dimension, multiScale, whitening,
                                   whitenedDimension)

namespace {

/// The network and the augmentation in the form that every training's options have.
learning::TrainingOptions shared(const RetrievalOptions& options) {
  learning::TrainingOptions same;
  same.model = options.encoder.model;
  same.augmentation = options.augmentation;
  same.epochs = options.epochs;
  same.learningRate = options.learningRate;
  same.seed = options.seed;
  same.device = options.device;
  return same;
}

/// A forged file must not ask for a network of gigabytes or lists of none.
bool isBelievable(const RetrievalOptions& options) {
  const auto& descriptor = options.encoder.descriptor;
  const auto& loss = options.loss;
  constexpr int most = 65536;
  return descriptor.exponent > 0 && descriptor.levels >= 1 && descriptor.levels <= 64 && descriptor.dimension >= 0 &&
         descriptor.dimension <= most && descriptor.whitenedDimension >= 0 && loss.bins >= 2 && loss.bins <= most &&
         loss.temperature > 0 && loss.margin > 0 && options.perGroup >= 2 && options.list >= 2 * options.perGroup &&
         options.list <= most && options.chunk >= 1 && options.tunedStages >= 0;
}

} // namespace

std::string toJson(const RetrievalOptions& options) {
  auto content = json::parse(learning::toJson(shared(options)));
  for (const auto* name : {"loss", "batch", "temperature", "reconstructionWeight", "refinement"}) {
    content.erase(name);
  }
  const auto& encoder = options.encoder;
  content["backbone"] = encoder.backbone;
  content["smallStem"] = encoder.smallStem;
  content["input"] = json::parse(learning::toJson(encoder.input));
  content["descriptor"] = encoder.descriptor;
  content["loss"] = options.loss;
  content["positives"] = options.positives;
  content["start"] = options.start;
  content["list"] = options.list;
  content["perGroup"] = options.perGroup;
  content["chunk"] = options.chunk;
  content["tunedStages"] = options.tunedStages;
  return content.dump();
}

RetrievalOptions retrievalOptionsFromJson(const std::string& text, const std::string& subject) {
  try {
    const auto content = json::parse(text);
    auto common = json::parse(learning::toJson(learning::TrainingOptions()));
    for (const auto* name : {"model", "augmentation", "epochs", "learningRate", "seed", "device"}) {
      common[name] = content.at(name);
    }
    const auto same = learning::trainingOptionsFromJson(common.dump(), subject);
    RetrievalOptions options;
    options.encoder = {.backbone = content.at("backbone"),
                       .model = same.model,
                       .smallStem = content.at("smallStem"),
                       .input = learning::inputFromJson(content.at("input").dump(), subject),
                       .descriptor = content.at("descriptor")};
    options.loss = content.at("loss");
    options.positives = content.at("positives");
    options.start = content.at("start");
    options.augmentation = same.augmentation;
    options.epochs = same.epochs;
    options.list = content.at("list");
    options.perGroup = content.at("perGroup");
    options.chunk = content.at("chunk");
    options.tunedStages = content.at("tunedStages");
    options.learningRate = same.learningRate;
    options.seed = same.seed;
    options.device = same.device;
    if (isBelievable(options)) {
      return options;
    }
  } catch (const json::exception&) {
    // said below
  }
  throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("does not hold the options of a retrieval encoder"), subject);
}

} // namespace stratoscope::retrieval
