#include "core/learning/options_json.h"

#include "core/base/error.h"

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
                                   reconstructionWeight, learningRate, seed, device)

std::string toJson(const TrainingOptions& options) { return nlohmann::json(options).dump(); }

TrainingOptions trainingOptionsFromJson(const std::string& text, const std::string& subject) {
  try {
    return nlohmann::json::parse(text).get<TrainingOptions>();
  } catch (const nlohmann::json::exception&) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("does not hold the options of a training run"), subject);
  }
}

} // namespace stratoscope::learning
