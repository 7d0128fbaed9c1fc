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

learning::Precision toPrecision(const QString& word) {
  using enum learning::Precision;
  return word == u"float" ? Float : word == u"bf16" ? BFloat16 : Auto;
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
  options.model.variational = settings.variational;
  options.divergenceWeight = settings.variational ? settings.divergenceWeight : 0;
  options.precision = toPrecision(settings.precision);
  options.seed = static_cast<std::uint64_t>(settings.seed);
  options.device = settings.device.toStdString();
  return options;
}

} // namespace stratoscope::ui
