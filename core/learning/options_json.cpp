#include "core/learning/options_json.h"

#include "core/base/error.h"

#include <algorithm>
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
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ModelOptions, architecture, channels, imageSize, latent, width)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TrainingOptions, model, loss, augmentation, epochs, batch, temperature,
                                   reconstructionWeight, refinement, learningRate, seed, device)

namespace {

/// Whole numbers of an object, so that none is cut to fit an int.
bool areWhole(const nlohmann::json& object, std::initializer_list<const char*> names) {
  return std::ranges::all_of(names, [&](const char* name) {
    const auto& value = object.at(name);
    constexpr std::int64_t most = std::numeric_limits<int>::max();
    return value.is_number_integer() && value.get<double>() >= 0 && value.get<double>() <= static_cast<double>(most);
  });
}

/// A forged file must not ask for a network of gigabytes: far beyond what anybody trains.
bool isBelievable(const ModelOptions& model) {
  return (model.channels == 1 || model.channels == 3) && model.imageSize >= 16 && model.imageSize <= 1024 &&
         model.imageSize % 16 == 0 && model.latent >= 1 && model.latent <= 8192 && model.width >= 1 &&
         model.width <= 512;
}

} // namespace

std::string toJson(const TrainingOptions& options) { return nlohmann::json(options).dump(); }

TrainingOptions trainingOptionsFromJson(const std::string& text, const std::string& subject) {
  try {
    auto json = nlohmann::json::parse(text);
    // Files of the time before the refinement were trained without it.
    if (json.is_object() && !json.contains("refinement")) {
      json["refinement"] = 0;
    }
    if (areWhole(json.at("model"), {"channels", "imageSize", "latent", "width"}) &&
        areWhole(json, {"epochs", "batch"}) && json.at("seed").is_number_integer()) {
      constexpr double mostPasses = 1e6; // for each epoch: beyond it somebody forged the file
      auto options = json.get<TrainingOptions>();
      if (isBelievable(options.model) && options.refinement >= 0 && options.refinement <= mostPasses) {
        return options;
      }
    }
  } catch (const nlohmann::json::exception&) {
    // said below
  }
  throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("does not hold the options of a training run"), subject);
}

} // namespace stratoscope::learning
