#include "app/cli/commands.h"
#include "app/cli/text_table.h"
#include "core/workflow/metadata/metadata_csv.h"

#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::filesystem::path cohort;
  std::filesystem::path table;
  std::string clash = "rename";
  workflow::JoinOptions options;
};

workflow::ClashRule ruleOf(const std::string& word) {
  if (word == "replace") {
    return workflow::ClashRule::Replace;
  }
  return word == "skip" ? workflow::ClashRule::LeaveOut : workflow::ClashRule::Rename;
}

/// The first few keys; the whole list is in the JSON.
std::string keysOf(const std::string& what, const std::vector<std::string>& keys) {
  constexpr std::size_t shown = 5;
  if (keys.empty()) {
    return {};
  }
  auto text = std::to_string(keys.size()) + " " + what + ": ";
  for (std::size_t i = 0; i < keys.size() && i < shown; ++i) {
    text += (i == 0 ? "" : ", ") + (keys[i].empty() ? std::string("(no key)") : keys[i]);
  }
  return text + (keys.size() > shown ? " and others\n" : "\n");
}

std::string columnsOf(const workflow::JoinReport& report) {
  TextTable table({"column", "kind", "filled", "missing", "distinct"});
  for (const auto& column : report.joined) {
    const auto& profile = column.profile;
    table.add({column.name, nameOf(profile.kind), std::to_string(profile.filled), std::to_string(profile.missing),
               std::to_string(profile.distinct)});
  }
  return report.joined.empty() ? "" : table.text();
}

std::string textOf(const workflow::MetadataResult& result) {
  const auto& report = result.report;
  auto text = columnsOf(report) + "Joined by " + nameOf(report.key) + " (column " + report.keyColumn +
              "): " + std::to_string(report.matchedRows) + " of " + counted(report.rows, "row") + " matched, " +
              std::to_string(report.rowsOfSeveral) + " of them several items; " + std::to_string(report.itemsWithout) +
              " items got no row\n";
  text += keysOf("rows matched no item", report.unmatched);
  text += keysOf("rows mean files in several places and were left out", report.ambiguous);
  text += keysOf("keys have several rows that differ, the first was taken", report.conflicting);
  if (report.itemsOfPatients > 0) {
    text += counted(report.itemsOfPatients, "item") + " belong to the patients that the table names\n";
  }
  for (const auto& warning : report.warnings) {
    text += "Warning: " + warning.english() + "\n";
  }
  return text;
}

void runMetadata(const Arguments& arguments, Context& context) {
  auto cohort = cohort::Cohort::open(arguments.cohort);
  auto options = arguments.options;
  options.clash = ruleOf(arguments.clash);
  const auto result = workflow::addMetadata(cohort, arguments.table, options);
  context.output.write(toJson(result), textOf(result));
}

} // namespace

void addMetadata(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("metadata",
                               "Join the columns of a table to the items, later than an import; joining the earlier "
                               "table again takes a join back",
                               [arguments](Context& context) { runMetadata(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  command.add_option("FILE", arguments->table, "CSV with commas, semicolons or tabs")->required();
  command.add_option("--join-by", arguments->options.joinBy,
                     "patient, study, series, sop, path, file or item, or KEY=COLUMN; found by the columns' names and "
                     "values unless told");
  command
      .add_option("--existing", arguments->clash,
                  "What becomes of a column that the images brought already: rename the table's, replace it, or skip "
                  "the table's")
      ->capture_default_str()
      ->check(CLI::IsMember({"rename", "replace", "skip"}));
}

} // namespace stratoscope::cli
