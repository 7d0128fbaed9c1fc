#include "app/cli/commands.h"
#include "app/cli/text_table.h"
#include "core/workflow/map.h"
#include "core/workflow/results_json.h"

#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::filesystem::path cohort;
  std::string method = "umap";
};

std::string textOf(const workflow::MapResult& result) {
  return "Run " + std::to_string(result.run) + ": " + result.method + ", trustworthiness " +
         decimal(result.trustworthiness, 4) + ", " + duration(result.seconds) + "\n";
}

void runMap(const Arguments& arguments, Context& context) {
  auto cohort = cohort::Cohort::open(arguments.cohort);
  const workflow::MapOptions options{.method = arguments.method, .seed = context.common.seed};
  const auto result = workflow::layOut(cohort, options, context.progress, context.stop);
  context.output.write(toJson(result), textOf(result));
}

} // namespace

void addMap(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("map", "Lay the newest embedding out in two dimensions",
                               [arguments](Context& context) { runMap(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  command.add_option("--method", arguments->method, "umap unless told")->check(CLI::IsMember({"umap", "pca"}));
}

} // namespace stratoscope::cli
