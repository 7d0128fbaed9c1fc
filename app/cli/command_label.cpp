#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/failure.h"
#include "app/cli/text_table.h"
#include "core/workflow/clustering/clustering.h"
#include "core/workflow/labelling.h"

#include <nlohmann/json.hpp>

#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::filesystem::path cohort;
  std::string set = workflow::defaultLabelSet;
  int cluster = 0; ///< counted from 1; 0 for none
  std::vector<int> items;
  std::string labelClass;
  std::filesystem::path table;
};

void checkUsage(const Arguments& arguments) {
  const bool byHand = arguments.cluster > 0 || !arguments.items.empty();
  if (byHand == !arguments.table.empty()) {
    throw UsageError("either --cluster N or --items A,B,C with --class C, or --import FILE.csv");
  }
  if (byHand == arguments.labelClass.empty()) {
    throw UsageError("--class goes with --cluster and --items, and they with it");
  }
}

int label(cohort::Cohort& cohort, const Arguments& arguments) {
  if (!arguments.table.empty()) {
    return workflow::importLabels(cohort, arguments.set, arguments.table);
  }
  const auto changes = arguments.items.empty()
                           ? workflow::labelCluster(cohort, arguments.set, workflow::clusterOfNumber(arguments.cluster),
                                                    arguments.labelClass)
                           : workflow::labelItems(cohort, arguments.set, arguments.items, arguments.labelClass);
  return static_cast<int>(changes.size());
}

void runLabel(const Arguments& arguments, Context& context) {
  checkUsage(arguments);
  auto cohort = cohort::Cohort::open(arguments.cohort);
  const int changed = label(cohort, arguments);
  context.output.write(nlohmann::json{{"changed", changed}}.dump(), counted(changed, "label") + " changed\n");
}

} // namespace

void addLabel(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("label", "Give the items of a cluster, or of a table, a class",
                               [arguments](Context& context) { runLabel(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  command.add_option("--set", arguments->set, "Label set, made where it is new")->capture_default_str();
  auto* cluster = command.add_option("--cluster", arguments->cluster, "Label all its items; clusters count from 1")
                      ->check(clusterNumberCheck());
  command.add_option("--items", arguments->items, "Label these items, A,B,C")
      ->delimiter(',')
      ->check(CLI::NonNegativeNumber)
      ->excludes(cluster);
  command.add_option("--class", arguments->labelClass, "Class they get, made where it is new");
  command.add_option("--import", arguments->table, "CSV with a column label and one that says which items");
}

} // namespace stratoscope::cli
