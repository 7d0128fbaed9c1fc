#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/failure.h"
#include "app/cli/text_table.h"
#include "core/workflow/embedding.h"
#include "core/workflow/results_json.h"

#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::filesystem::path cohort;
  std::string model;
};

workflow::EmbedOptions optionsOf(const Arguments& arguments, const CommonOptions& common) {
  workflow::EmbedOptions options;
  options.device = common.device;
  const std::filesystem::path file(arguments.model);
  if (file.extension() == ".pt") {
    throw NotInThisVersion("TorchScript models", "Use the number of a training run or a .safetensors file");
  }
  if (wholeNumber(arguments.model) > 0) {
    options.trainRun = wholeNumber(arguments.model);
  } else {
    options.model = file;
  }
  return options;
}

std::string textOf(const workflow::EmbedResult& result) {
  return "Run " + std::to_string(result.run) + ": " + counted(result.items, "item") + " in " +
         counted(result.dimension, "dimension") + ", " + decimal(result.imagesPerSecond, 0) + " images/s, " +
         duration(result.seconds) + "\n";
}

void runEmbed(const Arguments& arguments, Context& context) {
  const auto options = optionsOf(arguments, context.common);
  auto cohort = cohort::Cohort::open(arguments.cohort);
  const auto result = workflow::embed(cohort, options, context.progress, context.stop);
  context.output.write(toJson(result), textOf(result));
}

} // namespace

void addEmbed(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command =
      commands.add("embed", "Encode all items", [arguments](Context& context) { runEmbed(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  command.add_option("--model", arguments->model,
                     "Number of a training run, or a .safetensors file; the newest training unless told");
}

} // namespace stratoscope::cli
