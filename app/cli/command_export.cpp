#include "app/cli/commands.h"
#include "app/cli/text_table.h"
#include "core/workflow/export.h"

#include <nlohmann/json.hpp>

#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::filesystem::path cohort;
  std::string what;
  std::filesystem::path out;
};

void runExport(const Arguments& arguments, Context& context) {
  const auto cohort = cohort::Cohort::open(arguments.cohort);
  const int rows = workflow::exportTable(cohort, arguments.what, arguments.out);
  context.output.write(nlohmann::json{{"rows", rows}}.dump(),
                       counted(rows, "row") + " in " + arguments.out.string() + "\n");
}

} // namespace

void addExport(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("export", "Write a table for other tools",
                               [arguments](Context& context) { runExport(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  command.add_option("--what", arguments->what, "What is written; clusters count from 1")
      ->required()
      ->check(CLI::IsMember({"embeddings", "labels", "clusters", "map", "items"}));
  command.add_option("--out", arguments->out, "File, .csv, .npy or .json")->required();
}

} // namespace stratoscope::cli
