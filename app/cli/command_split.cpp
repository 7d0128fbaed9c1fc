#include "app/cli/commands.h"
#include "app/cli/text_table.h"
#include "core/workflow/splitting.h"

#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::filesystem::path cohort;
  workflow::SplitOptions options;
};

std::string textOf(const workflow::SplitResult& result, const workflow::SplitOptions& options) {
  std::vector<std::string> header{"part", "groups", "items"};
  for (const auto& one : result.classes) {
    header.push_back(one.name.empty() ? "(missing)" : one.name);
  }
  TextTable table(header);
  for (std::size_t part = 0; part < workflow::splitNames.size(); ++part) {
    std::vector<std::string> row{workflow::splitNames[part], std::to_string(result.groupsOf[part]),
                                 std::to_string(result.itemsOf[part])};
    for (const auto& one : result.classes) {
      row.push_back(std::to_string(one.items[part]));
    }
    table.add(row);
  }
  auto text = table.text() + "Run " + std::to_string(result.run) + ": " + counted(result.groups, "group") + " by " +
              options.by + ", none of them divided\n";
  for (const auto& warning : result.warnings) {
    text += "Warning: " + warning.english() + "\n";
  }
  return text;
}

void runSplit(const Arguments& arguments, Context& context) {
  auto cohort = cohort::Cohort::open(arguments.cohort);
  auto options = arguments.options;
  options.seed = context.common.seed;
  const auto result = workflow::split(cohort, options);
  context.output.write(toJson(result, options), textOf(result, options));
}

} // namespace

void addSplit(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& options = arguments->options;
  auto& command = commands.add("split", "Divide the items into train, val and test without dividing a patient",
                               [arguments](Context& context) { runSplit(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  const std::array names{"--train", "--val", "--test"};
  for (std::size_t part = 0; part < names.size(); ++part) {
    command.add_option(names[part], options.shares[part], "Its share; the three together are the whole")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
  }
  command.add_option("--by", options.by, "What is not divided: patient, study or the values of a column")
      ->capture_default_str();
  command.add_option("--stratify", options.stratify, "Column whose values get the same shares");
  command.add_flag("--replace", options.replace, "Divide anew what has a split already, an official one included");
}

} // namespace stratoscope::cli
