#include "app/cli/supervised_training_options.h"

#include "app/cli/failure.h"
#include "app/cli/text_table.h"
#include "core/workflow/evaluation/supervised_json.h"
#include "core/workflow/importing/import.h"

namespace stratoscope::cli {
namespace {

/// Whether the stop came after an epoch that was kept.
std::string howToGoOn(const std::filesystem::path& folder) {
  const auto unfinished = workflow::unfinishedSupervised(cohort::Cohort::open(folder));
  if (!unfinished) {
    return "No epoch was finished, the cohort is as it was; run the command again";
  }
  return "Epoch " + std::to_string(unfinished->epochsDone) + " of " + std::to_string(unfinished->order.options.epochs) +
         " is kept; go on with: stratoscope-cli train \"" + folder.string() + "\" --model supervised --resume";
}

std::string textOf(const workflow::SupervisedResult& result) {
  TextTable table({"epoch", "loss", "accuracy", "validation loss", "validation accuracy", "images/s"});
  for (const auto& epoch : result.reports) {
    table.add({std::to_string(epoch.epoch), decimal(epoch.loss, 4), decimal(epoch.accuracy),
               decimal(epoch.validationLoss, 4), decimal(epoch.validationAccuracy), decimal(epoch.imagesPerSecond, 0)});
  }
  const std::string validation = result.validationItems == 0
                                     ? "none to validate on"
                                     : "best of " + counted(result.validationItems, "validation item") +
                                           (result.heldOut ? " (a tenth held out by patient)" : "");
  return table.text() + "Run " + std::to_string(result.run) + ": classifier of the column " + result.truth +
         " trained on " + counted(result.items, "item") + " in " + duration(result.seconds) + " on " + result.device +
         "; kept epoch " + std::to_string(result.bestEpoch) + ", " + validation + "\n";
}

} // namespace

void addSupervisedTrainingOptions(CLI::App& command, SupervisedTrainingArguments& arguments) {
  constexpr const char* group = "Supervised classifier";
  command.add_option("--truth", arguments.truth, "Column to learn; the one that the import named unless told")
      ->group(group);
  command.add_flag("--augment", arguments.augment, "Augment by the preset")->group(group);
  command
      .add_option("--input-size", arguments.inputSize,
                  "Pixels that a ResNet's images are brought to; 0 for what its weights declare, else their own")
      ->capture_default_str()
      ->check(CLI::Range(0, 1024))
      ->group(group);
}

void runSupervisedTraining(const std::filesystem::path& folder, const SupervisedTrainingArguments& arguments,
                           workflow::SupervisedOrder order, bool resume, Context& context) {
  context.goOn = [folder] { return howToGoOn(folder); };
  auto cohort = cohort::Cohort::open(folder);
  order.truth = arguments.truth.empty() ? workflow::truthColumn(cohort) : arguments.truth;
  if (order.truth.empty() && !resume) {
    throw UsageError("--truth COLUMN is needed, for no import named one");
  }
  order.options.augment = arguments.augment;
  order.options.inputSize = arguments.inputSize;
  const auto result = workflow::trainSupervised(cohort, order, resume, context.progress, context.stop);
  context.output.write(toJson(result), textOf(result));
}

} // namespace stratoscope::cli
