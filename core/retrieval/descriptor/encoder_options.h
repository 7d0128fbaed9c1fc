#pragma once

#include "core/learning/model_options.h"
#include "core/learning/resnet/input_specification.h"
#include "core/retrieval/descriptor/descriptor_options.h"

namespace stratoscope::retrieval {

enum class BackboneKind {
  Autoencoder, ///< the contrastive autoencoder's encoder, up to its last feature map
  ResNet18,
  ResNet50
};

/// The shape of a retrieval encoder. Stored with its weights.
struct EncoderOptions {
  BackboneKind backbone = BackboneKind::Autoencoder;
  /// Channels and side of the images in any case; of the autoencoder also architecture, latent and width.
  learning::ModelOptions model;
  bool smallStem = false;             ///< ResNet for images of 28 or 32 pixels
  learning::InputSpecification input; ///< of a ResNet: its channels and normalisation; images keep their size
  DescriptorOptions descriptor;
};

} // namespace stratoscope::retrieval
