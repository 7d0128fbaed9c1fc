#pragma once

#include "core/learning/model_options.h"

#include <cstdint>
#include <string>
#include <vector>

namespace stratoscope::learning {

/// What a classifier is made of, below its last linear layer.
enum class Backbone {
  Encoder, ///< the contrastive autoencoder's encoder, trained on labels from random weights
  ResNet18,
  ResNet50
};

/// How a classifier is trained: the protocol of MedMNIST (Yang et al. 2023): Adam, its rate a tenth from half and a
/// hundredth from three quarters of the epochs on, cross-entropy, no augmentation, the epoch that does best on the
/// validation items. Stored with the run and with its weights.
struct SupervisedOptions {
  Backbone backbone = Backbone::Encoder;
  ModelOptions model;                    ///< of the encoder; a ResNet takes the channels and the size from it
  std::vector<std::string> classes = {}; ///< names; at least two
  int inputSize = 0; ///< side that a ResNet's images are brought to; 0 for what its weights declare, else their own
  bool augment = false;
  AugmentationPreset augmentation = AugmentationPreset::Radiograph; ///< where `augment`
  int epochs = 100;
  int batch = 128; ///< at least 2; a last batch of one item is left out
  double learningRate = 1e-3;
  std::uint64_t seed = 0;
  std::string device = "auto"; ///< auto, cpu, cuda or cuda:n
};

/// One epoch of it. Validation figures are NaN where there are no validation items.
struct SupervisedReport {
  int epoch = 0;       ///< epochs done, this one included
  double loss = 0;     ///< cross-entropy, mean over the epoch's batches
  double accuracy = 0; ///< on the items of the batches, as the network was when it saw them
  double validationLoss = 0;
  double validationAccuracy = 0;
  bool best = false; ///< better on validation than all before, or of equal accuracy and lower loss
  double imagesPerSecond = 0;
  double seconds = 0;
};

} // namespace stratoscope::learning
