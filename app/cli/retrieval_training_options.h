#pragma once

#include "app/cli/context.h"
#include "core/learning/training_options.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>

namespace stratoscope::cli {

/// Options of `train --model retrieval` that other trainings do not have.
struct RetrievalTrainingArguments {
  std::string loss = "qap";
  std::string positives;
  std::string start = "auto"; ///< --weights
  std::string backbone = "cae";
  std::string pooling = "gem";
  std::string whitening = "none";
  std::string tune = "all";
  double exponent = 0;
  int dimension = 0;
  int whitenedDimension = 0;
  int perGroup = 4;
  int chunk = 64;
  int bins = 20;
  double rankTemperature = 0.01;
  double margin = 0.5;
  bool multiScale = false;
  bool smallStem = false;
};

/// Adds them to the command under a heading of their own; --loss, --positives and --weights are the command's.
void addRetrievalTrainingOptions(CLI::App& command, RetrievalTrainingArguments& arguments);

/// Trains, or goes on with the training that was stopped, and writes the result.
/// @param common epochs, batch (the list), augmentation, learning rate, architecture and width, as all trainings
/// have them.
void runRetrievalTraining(const std::filesystem::path& cohort, const RetrievalTrainingArguments& arguments,
                          const learning::TrainingOptions& common, bool resume, Context& context);

} // namespace stratoscope::cli
