#include "app/cli/commands.h"
#include "app/cli/evaluation_text.h"
#include "app/cli/failure.h"
#include "core/workflow/importing/import.h"
#include "core/workflow/results_json.h"

#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::filesystem::path cohort;
  std::string truth;
  bool baseline = false;
  std::string backbone = "cae";
  workflow::SupervisedBaseline supervised;
};

learning::Backbone backboneOf(const std::string& word) {
  return word == "resnet18"   ? learning::Backbone::ResNet18
         : word == "resnet50" ? learning::Backbone::ResNet50
                              : learning::Backbone::Encoder;
}

void runEvaluate(const Arguments& arguments, Context& context) {
  auto cohort = cohort::Cohort::open(arguments.cohort);
  const auto truth = arguments.truth.empty() ? workflow::truthColumn(cohort) : arguments.truth;
  if (truth.empty()) {
    throw UsageError("--truth COLUMN is needed, for no import named one");
  }
  workflow::EvaluateOptions options{.truth = truth, .baseline = arguments.baseline, .device = context.common.device};
  if (arguments.baseline) {
    options.supervised = arguments.supervised;
    options.supervised->backbone = backboneOf(arguments.backbone);
    options.supervised->seed = context.common.seed;
    context.goOn = [&arguments] {
      return "A baseline whose training was begun goes on from its last epoch: stratoscope-cli evaluate \"" +
             arguments.cohort.string() + "\" --baseline, with the same options";
    };
  }
  const auto result = workflow::evaluate(cohort, options, context.progress, context.stop);
  context.output.write(toJson(result), textOf(result));
}

} // namespace

void addEvaluate(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("evaluate", "Compare the newest clusters and embedding with a truth column",
                               [arguments](Context& context) { runEvaluate(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  command.add_option("--truth", arguments->truth, "Column; the one that the import named unless told");
  command.add_flag("--baseline", arguments->baseline,
                   "Also raw pixels with k-means, and a classifier trained on the column where none is stored");
  command.add_option("--baseline-backbone", arguments->backbone, "Of the classifier: cae (the encoder) unless told")
      ->check(CLI::IsMember({"cae", "resnet18", "resnet50"}));
  command
      .add_option("--baseline-epochs", arguments->supervised.epochs, "Of the classifier; the published protocol: 100")
      ->capture_default_str()
      ->check(CLI::Range(1, 100000));
  command.add_option("--baseline-weights", arguments->supervised.weights,
                     "Of a ResNet to start from, .safetensors under torchvision's names");
}

} // namespace stratoscope::cli
