#pragma once

namespace stratoscope::learning {

enum class Architecture {
  Residual, ///< small residual network: stem of stride 2, widths w, 2w, 4w, 8w, global pooling; the default
  Reference ///< the network of Ferrante et al. 2022 (arXiv 2209.12005)
};

/// Which changes of an image leave its meaning as it is; guessed from the modality and open to change.
enum class AugmentationPreset { Radiograph, Slice, Microscopy, Photograph };

/// The shape of a contrastive autoencoder. Stored with its weights.
struct ModelOptions {
  Architecture architecture = Architecture::Residual;
  int channels = 1;   ///< of the images: 1 or 3
  int imageSize = 64; ///< side in pixels, a multiple of 16, at least 16
  int latent = 64;    ///< dimension of the embedding h
  int width = 16;     ///< w of the residual network
};

} // namespace stratoscope::learning
