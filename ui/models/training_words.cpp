#include "ui/models/training_words.h"

namespace stratoscope::ui {
namespace {

learning::AugmentationPreset toPreset(const QString& word) {
  using enum learning::AugmentationPreset;
  return word == u"slice"        ? Slice
         : word == u"microscopy" ? Microscopy
         : word == u"photograph" ? Photograph
                                 : Radiograph;
}

} // namespace

learning::TrainingOptions toTrainingOptions(const LearnSettings& settings) {
  learning::TrainingOptions options;
  options.model.architecture =
      settings.model == u"reference" ? learning::Architecture::Reference : learning::Architecture::Residual;
  options.model.latent = settings.latent;
  options.loss = settings.loss == u"ntxent" ? learning::ContrastiveLoss::NTXent : learning::ContrastiveLoss::Decoupled;
  options.augmentation = toPreset(settings.augmentation);
  options.epochs = settings.epochs;
  options.batch = settings.batch;
  options.temperature = settings.temperature;
  options.reconstructionWeight = settings.reconstructionWeight;
  options.seed = static_cast<std::uint64_t>(settings.seed);
  options.device = settings.device.toStdString();
  return options;
}

} // namespace stratoscope::ui
