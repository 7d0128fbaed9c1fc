#pragma once

#include "core/learning/training_options.h"

#include <torch/torch.h>

#include <filesystem>
#include <map>
#include <string>

namespace stratoscope::learning {

/// What a model file or a checkpoint holds: parameters and buffers under the network's own names; in a checkpoint also
/// Adam's state of each parameter under "optimiser.".
struct WeightsFile {
  std::map<std::string, torch::Tensor> tensors;
  TrainingOptions options;
  int epochsDone = 0;
  bool checkpoint = false;
};

struct WeightsToWrite {
  const torch::nn::Module& model;
  const TrainingOptions& options;
  int epochsDone = 0;
};

/// Moves the network to the device, weights of convolutions in channels_last order.
void placeOn(torch::nn::Module& model, torch::Device device);

/// What writeWeights would write, copied to the machine's memory.
/// @param optimiser null for a model; otherwise it is a checkpoint.
[[nodiscard]] WeightsFile copyOf(const WeightsToWrite& content, const torch::optim::Adam* optimiser);
/// @param optimiser null for a model file; otherwise a checkpoint is written.
/// Throws Error::WriteFailed.
void writeWeights(const std::filesystem::path& path, const WeightsToWrite& content,
                  const torch::optim::Adam* optimiser);
/// Throws Error::NotFound; Error::Unreadable for a file that neither writeWeights wrote.
[[nodiscard]] WeightsFile readWeights(const std::filesystem::path& path);
/// Throws Error::Unreadable when a tensor is missing or of another shape.
void restoreWeights(torch::nn::Module& model, const WeightsFile& file);
/// To start from another training's weights: what phase 2 adds may be missing. Throws as above.
void startFromWeights(torch::nn::Module& model, const WeightsFile& file);
/// Of the parameters that have been trained; the others begin anew. Throws as above.
void restoreOptimiser(torch::optim::Adam& optimiser, const torch::nn::Module& model, const WeightsFile& file);

/// The same for any network and any file that keeps its tensors so.
using NamedTensors = std::map<std::string, torch::Tensor>;
/// Parameters and buffers under their names; they share the network's memory.
[[nodiscard]] NamedTensors tensorsOf(const torch::nn::Module& model);
/// Adds Adam's state of each parameter under "optimiser.".
void addOptimiser(NamedTensors& tensors, const torch::nn::Module& model, const torch::optim::Adam& optimiser);
/// Throw Error::Unreadable when a tensor is missing or of another shape.
void restoreTensors(torch::nn::Module& model, const NamedTensors& tensors);
void restoreAdam(torch::optim::Adam& optimiser, const torch::nn::Module& model, const NamedTensors& tensors);

} // namespace stratoscope::learning
