#include "app/cli/commands.h"
#include "app/cli/evaluation_text.h"
#include "app/cli/text_table.h"
#include "core/workflow/demo.h"
#include "core/workflow/results_json.h"

#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::filesystem::path out = "stratoscope-demo";
  int epochs = 0;
};

/// Figures of this call or, where the step was done before, of that one.
std::string textOf(const workflow::DemoResult& result) {
  const auto evaluation =
      result.evaluated ? result.evaluated : workflow::latestEvaluation(cohort::Cohort::open(result.cohort));
  auto text = evaluation ? cli::textOf(*evaluation) + "\n" : std::string{};
  for (const auto& file : {result.report, result.map, result.gallery, result.cohort}) {
    text += file.string() + "\n";
  }
  return text + (result.trained ? "Trained in " + duration(result.trained->seconds) + "; all " : "All ") + "in " +
         duration(result.seconds) + "\n";
}

void runDemo(const Arguments& arguments, Context& context) {
  context.goOn = [] { return std::string("Run the command again; it goes on where it was stopped"); };
  const workflow::DemoOptions options{.sample = workflow::sampleFolder(),
                                      .out = arguments.out,
                                      .device = context.common.device,
                                      .seed = context.common.seed,
                                      .epochs = arguments.epochs};
  const auto result = workflow::runDemo(options, context.progress, context.stop);
  context.output.write(toJson(result), context.output.json() ? "" : textOf(result));
}

} // namespace

void addDemo(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("demo", "The whole job on the bundled sample; finished steps are not repeated",
                               [arguments](Context& context) { runDemo(*arguments, context); });
  command.add_option("--out", arguments->out, "Folder of the cohort, the report and the pictures")
      ->capture_default_str();
  command.add_option("--epochs", arguments->epochs, "Of the training; its usual number unless told")
      ->check(CLI::Range(1, 100000));
}

} // namespace stratoscope::cli
