#pragma once

#include "app/cli/context.h"
#include "core/workflow/evaluation/supervised_training.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>

namespace stratoscope::cli {

/// Options of `train --model supervised` that other trainings do not have.
struct SupervisedTrainingArguments {
  std::string truth;
  bool augment = false;
  int inputSize = 0;
};

/// Adds them to the command under a heading of their own; --backbone and --weights are the command's.
void addSupervisedTrainingOptions(CLI::App& command, SupervisedTrainingArguments& arguments);

/// Trains, or goes on with the training that was stopped, and writes the result.
/// @param order backbone, weights and what all trainings have; the rest is filled in here.
void runSupervisedTraining(const std::filesystem::path& cohort, const SupervisedTrainingArguments& arguments,
                           workflow::SupervisedOrder order, bool resume, Context& context);

} // namespace stratoscope::cli
