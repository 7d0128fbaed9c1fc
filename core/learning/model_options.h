#pragma once

namespace stratoscope::learning {

enum class Architecture {
  Residual, ///< small residual network: stem of stride 2, widths w, 2w, 4w, 8w, global pooling; the default
  Reference ///< the network of Ferrante et al. 2022 (arXiv 2209.12005)
};

/// Which changes of an image leave its meaning as it is; guessed from the modality and open to change.
enum class AugmentationPreset { Radiograph, Slice, Microscopy, Photograph };

/// The shape of a contrastive autoencoder. Stored with its weights; files of the time before a field have its default.
struct ModelOptions {
  Architecture architecture = Architecture::Residual;
  int channels = 1;                   ///< of the images: 1 or 3
  int imageSize = 64;                 ///< side in pixels, at least 16
  int latent = 64;                    ///< dimension of the embedding h
  int width = 16;                     ///< w of the residual network
  int depth = 1;                      ///< slices of volumes, at least 16; 1 for pictures
  bool variational = false;           ///< the encoder gives a normal distribution of h, of which mu is the embedding
  int prototypes = 0;                 ///< of phase 2; 0 before it
  bool conditioned = true;            ///< whether the decoder is told the soft assignment c to the prototypes
  double assignmentTemperature = 0.1; ///< of c = softmax(cos(h, B) / temperature), > 0
};

} // namespace stratoscope::learning
