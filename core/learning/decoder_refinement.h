#pragma once

#include "core/base/progress.h"
#include "core/learning/networks.h"
#include "core/learning/training_options.h"

#include <functional>

namespace stratoscope::learning {

/// The embeddings that the model gives in use: without statistics of the batch. The model is left in that state.
/// @param images [N, C, H, W] or [N, C, D, H, W] uint8 on the model's device.
/// @return [N, latent]
[[nodiscard]] torch::Tensor embeddingsInUse(ContrastiveAutoencoder& model, const torch::Tensor& images);

/// Steps that refineDecoder takes for so many items; 0 where the options ask for none.
[[nodiscard]] std::int64_t refinementSteps(std::int64_t items, const TrainingOptions& options);

/// Trains the decoder alone on the reconstruction of the items themselves, as they are embedded in use (METHODS section
/// 1, phase 2, without prototypes): encoder and head stay as they are, and so does every embedding. An optimiser of its
/// own, its rate falling to 0 on half a cosine; draws come from (seed, epochs), so that the same start gives the same
/// bytes on the CPU.
/// @param images as above.
/// @param step   called after each step with the steps done; may throw to stop.
void refineDecoder(ContrastiveAutoencoder& model, const torch::Tensor& images, const TrainingOptions& options,
                   const std::function<void(std::int64_t)>& step);

} // namespace stratoscope::learning
