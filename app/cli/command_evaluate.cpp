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
};

void runEvaluate(const Arguments& arguments, Context& context) {
  auto cohort = cohort::Cohort::open(arguments.cohort);
  const auto truth = arguments.truth.empty() ? workflow::truthColumn(cohort) : arguments.truth;
  if (truth.empty()) {
    throw UsageError("--truth COLUMN is needed, for no import named one");
  }
  const workflow::EvaluateOptions options{
      .truth = truth, .baseline = arguments.baseline, .device = context.common.device};
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
  command.add_flag("--baseline", arguments->baseline, "Also principal components of raw pixels with k-means");
}

} // namespace stratoscope::cli
