#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/text_table.h"
#include "core/workflow/results_json.h"
#include "core/workflow/similar.h"

#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::filesystem::path cohort;
  std::string query;
  workflow::SimilarOptions options;
};

std::string textOf(const std::vector<workflow::SimilarItem>& results) {
  TextTable table({"item", "score", "patient", "path"});
  for (const auto& item : results) {
    table.add({std::to_string(item.item), decimal(item.score, 4), item.patient, item.path.string()});
  }
  return table.text();
}

void runRetrieve(const Arguments& arguments, Context& context) {
  const auto cohort = cohort::Cohort::open(arguments.cohort);
  const int item = wholeNumber(arguments.query);
  const auto results = item >= 0 ? workflow::similarTo(cohort, item, arguments.options)
                                 : workflow::similarToFile(cohort, arguments.query, arguments.options,
                                                           context.common.device, context.progress, context.stop);
  context.output.write(workflow::toJson(results), textOf(results));
}

} // namespace

void addRetrieve(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("retrieve", "The items most similar to an item or to an image from outside",
                               [arguments](Context& context) { runRetrieve(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  command.add_option("--query", arguments->query, "Number of an item, or a file (./7 for a file named 7)")->required();
  command.add_option("-k", arguments->options.k, "How many")->capture_default_str()->check(CLI::Range(1, 100000000));
  command.add_flag("--other-patients", arguments->options.otherPatientsOnly, "Leave the query's own patient out");
}

} // namespace stratoscope::cli
