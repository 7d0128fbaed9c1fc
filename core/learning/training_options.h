#pragma once

#include "core/learning/model_options.h"

#include <cstdint>
#include <string>

namespace stratoscope::learning {

enum class ContrastiveLoss { NTXent, Decoupled };

/// How a contrastive autoencoder is trained. Stored with the run.
struct TrainingOptions {
  ModelOptions model;
  ContrastiveLoss loss = ContrastiveLoss::Decoupled;
  AugmentationPreset augmentation = AugmentationPreset::Radiograph;
  int epochs = 20;
  int batch = 128;                   ///< at least 2; a last batch of one item is left out
  double temperature = 0.2;          ///< > 0
  double reconstructionWeight = 0.1; ///< lambda of METHODS section 1
  double refinement = 1;             ///< passes of the decoder alone over the items for each epoch, after the last one
  double learningRate = 1e-3;        ///< of Adam, falling to 0 on half a cosine over the epochs
  std::uint64_t seed = 0;
  std::string device = "auto"; ///< auto, cpu, cuda or cuda:n
};

} // namespace stratoscope::learning
