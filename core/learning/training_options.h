#pragma once

#include "core/learning/model_options.h"

#include <cstdint>
#include <string>

namespace stratoscope::learning {

enum class ContrastiveLoss { NTXent, Decoupled };

/// What products are computed in; weights, sums of losses and the optimiser are always floats of 32 bits.
enum class Precision {
  Auto,    ///< bfloat16 where the device has it and is faster with it, else Float; see precision.h
  Float,   ///< 32 bits
  BFloat16 ///< mixed precision
};

/// How a contrastive autoencoder is trained. Stored with the run.
struct TrainingOptions {
  ModelOptions model;
  ContrastiveLoss loss = ContrastiveLoss::Decoupled;
  AugmentationPreset augmentation = AugmentationPreset::Radiograph;
  double exposure = 0; ///< least range of brightness and contrast of the views, 0 to 1; 0: the preset's own
  int epochs = 20;
  int batch = 128;                   ///< at least 2; a last batch of one item is left out
  double temperature = 0.2;          ///< > 0
  double reconstructionWeight = 0.1; ///< lambda of METHODS section 1
  double refinement = 1;             ///< passes of the decoder alone over the items for each epoch, after the last one
  double learningRate = 1e-3;        ///< of Adam, falling to 0 on half a cosine over the epochs
  double divergenceWeight = 0;       ///< of the Kullback-Leibler divergence of a variational model
  int phase = 1;                     ///< of METHODS section 1: 2 refines the decoder with prototypes
  double prototypeMomentum = 0.9;    ///< share of a prototype that stays when it follows a batch's members, phase 2
  Precision precision = Precision::Auto;
  bool deterministic = false; ///< the same bytes for the same seed on a CUDA card too, where that costs time
  std::uint64_t seed = 0;
  std::string device = "auto"; ///< auto, cpu, cuda or cuda:n
};

} // namespace stratoscope::learning
