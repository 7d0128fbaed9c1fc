#include "core/learning/options_json.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>

namespace stratoscope::learning {

NLOHMANN_JSON_SERIALIZE_ENUM(Architecture,
                             {{Architecture::Residual, "residual"}, {Architecture::Reference, "reference"}})
NLOHMANN_JSON_SERIALIZE_ENUM(AugmentationPreset, {{AugmentationPreset::Radiograph, "radiograph"},
                                                  {AugmentationPreset::Slice, "slice"},
                                                  {AugmentationPreset::Microscopy, "microscopy"},
                                                  {AugmentationPreset::Photograph, "photograph"}})
NLOHMANN_JSON_SERIALIZE_ENUM(ContrastiveLoss,
                             {{ContrastiveLoss::NTXent, "ntxent"}, {ContrastiveLoss::Decoupled, "dcl"}})
NLOHMANN_JSON_SERIALIZE_ENUM(Precision,
                             {{Precision::Auto, "auto"}, {Precision::Float, "float"}, {Precision::BFloat16, "bf16"}})
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ModelOptions, architecture, channels, imageSize, latent, width, depth, variational,
                                   prototypes, conditioned, assignmentTemperature)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TrainingOptions, model, loss, augmentation, exposure, epochs, batch, temperature,
                                   reconstructionWeight, refinement, learningRate, divergenceWeight, phase,
                                   prototypeMomentum, precision, deterministic, seed, device)

namespace {

/// Whole numbers of an object, so that none is cut to fit an int.
bool areWhole(const nlohmann::json& object, std::initializer_list<const char*> names) {
  return std::ranges::all_of(names, [&](const char* name) {
    const auto& value = object.at(name);
    constexpr std::int64_t most = std::numeric_limits<int>::max();
    return value.is_number_integer() && value.get<double>() >= 0 && value.get<double>() <= static_cast<double>(most);
  });
}

/// Weights of the decoder's first layer, the largest of all.
double largestLayer(const ModelOptions& model) {
  const auto eighth = [](int side) { return std::ceil(side / 8.0); };
  const double planes = model.architecture == Architecture::Reference ? 128 : 8.0 * model.width;
  return (model.latent + model.prototypes) * planes * eighth(model.imageSize) * eighth(model.imageSize) *
         eighth(model.depth);
}

/// A forged file must not ask for a network of gigabytes: far beyond what anybody trains.
bool isBelievable(const ModelOptions& model) {
  const auto within = [](int value, int least, int most) { return value >= least && value <= most; };
  constexpr double mostWeights = 4e8;
  return (model.channels == 1 || model.channels == 3) && within(model.imageSize, 16, 1024) &&
         (model.depth == 1 || within(model.depth, 16, 1024)) && within(model.latent, 1, 8192) &&
         within(model.width, 1, 512) && within(model.prototypes, 0, 8192) && model.assignmentTemperature > 0 &&
         largestLayer(model) <= mostWeights;
}

bool isBelievable(const TrainingOptions& options) {
  constexpr double mostPasses = 1e6; // for each epoch: beyond it somebody forged the file
  return isBelievable(options.model) && options.refinement >= 0 && options.refinement <= mostPasses &&
         options.exposure >= 0 && options.exposure <= 1 &&
         (options.phase == 1 || (options.phase == 2 && options.model.prototypes > 0));
}

/// Files of the time before a field were made with what is its default, those before the refinement without it.
void addMissing(nlohmann::json& json, const nlohmann::json& defaults, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (json.is_object() && !json.contains(name)) {
      json[name] = defaults.at(name);
    }
  }
}

nlohmann::json completed(nlohmann::json json) {
  nlohmann::json defaults = TrainingOptions{};
  defaults["refinement"] = 0;
  addMissing(
      json, defaults,
      {"exposure", "refinement", "divergenceWeight", "phase", "prototypeMomentum", "precision", "deterministic"});
  addMissing(json.at("model"), defaults.at("model"),
             {"depth", "variational", "prototypes", "conditioned", "assignmentTemperature"});
  return json;
}

} // namespace

std::string toJson(const TrainingOptions& options) { return nlohmann::json(options).dump(); }

TrainingOptions trainingOptionsFromJson(const std::string& text, const std::string& subject) {
  try {
    const auto json = completed(nlohmann::json::parse(text));
    if (areWhole(json.at("model"), {"channels", "imageSize", "latent", "width", "depth", "prototypes"}) &&
        areWhole(json, {"epochs", "batch", "phase"}) && json.at("seed").is_number_integer()) {
      auto options = json.get<TrainingOptions>();
      if (isBelievable(options)) {
        return options;
      }
    }
  } catch (const nlohmann::json::exception&) {
    // said below
  }
  throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("does not hold the options of a training run"), subject);
}

} // namespace stratoscope::learning
