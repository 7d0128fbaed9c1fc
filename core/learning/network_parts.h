#pragma once

#include "core/learning/model_options.h"

#include <torch/torch.h>

namespace stratoscope::learning {

/// The layers from an image to its embedding.
struct EncoderLayers {
  torch::nn::Sequential layers;
  std::size_t features = 0;     ///< layers up to the flat features that the last ones make h (or mu) of
  std::int64_t featureSize = 0; ///< their dimension
};

/// Of either architecture. The residual one's last normalisation centres the embedding, so that its cosines tell items
/// apart and not the common mean; in a variational model it learns its strength, which the divergence weighs. Of
/// volumes it lacks the block of width w.
[[nodiscard]] EncoderLayers encoderLayers(const ModelOptions& options);
/// l -> 2l -> 2l -> l with ReLU.
[[nodiscard]] torch::nn::Sequential contrastiveHead(int latent);
/// Beginning with a Linear from h; the residual one of volumes has half the encoder's width. Sides that are no multiple
/// of 8 are decoded at the next multiple and cropped.
[[nodiscard]] torch::nn::Sequential decoderLayers(const ModelOptions& options);

} // namespace stratoscope::learning
