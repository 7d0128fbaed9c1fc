#pragma once

#include "core/workflow/training.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

namespace stratoscope::cli {

/// Options of the contrastive autoencoder's training that no other training has.
struct AutoencoderArguments {
  int phase = 1;
  double divergenceWeight = -1; ///< below 0: not variational
  bool unconditioned = false;
  double assignmentTemperature = 0.1;
  double prototypeMomentum = 0.9;
  double exposure = 0;
  std::string precision = "auto";
  bool deterministic = false;
  std::string licence;
};

void addAutoencoderOptions(CLI::App& command, AutoencoderArguments& arguments);
/// Adds them to options that are common to all trainings.
void apply(const AutoencoderArguments& arguments, learning::TrainingOptions& options);

} // namespace stratoscope::cli
