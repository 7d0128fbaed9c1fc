#pragma once

#include "core/base/image.h"
#include "core/base/progress.h"
#include "core/learning/epoch_report.h"
#include "core/learning/kept_memory.h"
#include "core/learning/networks.h"
#include "core/learning/training_options.h"
#include "core/learning/weights.h"

#include <stop_token>

namespace stratoscope::learning {

/// The moving parts of a training on one device: items, model and optimiser. TrainingRun says when they move.
class Trainer {
public:
  /// Items stay in the machine's memory where the device's does not suffice; then each batch is carried over.
  Trainer(const ImageStack& items, const TrainingOptions& options);

  /// One epoch after `done` ones, of phase 1 or 2, the last one of phase 1 with the refinement of the decoder.
  EpochReport epoch(int done, Progress& progress, const std::stop_token& stop);

  /// Model and optimiser as they are, copied to the machine's memory; and back.
  [[nodiscard]] WeightsFile copied(int done) const;
  void restore(const WeightsFile& copy);
  /// From now on with batches of so many items.
  void setBatch(int batch) { options_.batch = batch; }

  ContrastiveAutoencoder& model() { return model_; }
  [[nodiscard]] const ContrastiveAutoencoder& model() const { return model_; }
  torch::optim::Adam& optimiser() { return optimiser_; }
  [[nodiscard]] const torch::optim::Adam& optimiser() const { return optimiser_; }
  [[nodiscard]] const TrainingOptions& options() const { return options_; }
  [[nodiscard]] torch::Device device() const { return device_; }
  /// That the run was started with; Precision::Auto is resolved by now.
  [[nodiscard]] Precision precision() const { return precision_; }

private:
  [[nodiscard]] std::int64_t batches() const;
  [[nodiscard]] std::int64_t steps() const;
  void setLearningRate(double share);
  torch::Tensor trainOn(const torch::Tensor& rows, torch::Generator& random);
  torch::Tensor contrastiveLosses(const torch::Tensor& batch, torch::Generator& random);
  torch::Tensor prototypeLosses(const torch::Tensor& rows);
  [[nodiscard]] torch::Tensor batchOf(const torch::Tensor& rows) const;
  void prepare();
  void refine(Progress& progress, const std::stop_token& stop);

  KeptMemory keptMemory_; ///< first, so that it goes after all tensors
  TrainingOptions options_;
  torch::Device device_;
  Precision precision_;
  ImageStack items_;         ///< keeps the memory of the images
  torch::Tensor images_;     ///< [N, C, H, W] or [N, C, D, H, W] uint8, on the device if it has room
  torch::Tensor embeddings_; ///< [N, latent] of all items, phase 2
  ContrastiveAutoencoder model_;
  torch::optim::Adam optimiser_;
};

} // namespace stratoscope::learning
