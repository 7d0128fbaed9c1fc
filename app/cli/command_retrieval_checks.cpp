#include "app/cli/commands.h"
#include "app/cli/failure.h"
#include "app/cli/text_table.h"
#include "core/workflow/evaluation/retrieval_json.h"

#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::filesystem::path cohort;
  std::string positives;
  std::filesystem::path groundTruth;
  bool otherPatients = false;
  std::string database = "train";
  bool compare = false;
  int neighbours = 10;
  double correlation = 0.98;
};

std::string textOf(const workflow::RetrievalEvaluation& result) {
  TextTable systems({"system", "queries", "database", "mAP", "mAP@5", "mAP@5, of hits", "P@1", "P@5", "P@10"});
  for (const auto& row : result.systems) {
    systems.add({row.name, std::to_string(row.queries), std::to_string(row.database), decimal(row.map),
                 decimal(row.mapAt5), decimal(row.mapAt5Hits), decimal(row.precisionAt1), decimal(row.precisionAt5),
                 decimal(row.precisionAt10)});
  }
  TextTable protocol({"system", "difficulty", "queries", "mAP", "mP@1", "mP@5", "mP@10"});
  for (const auto& row : result.protocol) {
    protocol.add({row.name, row.difficulty, std::to_string(row.queries), decimal(row.map), decimal(row.precisionAt1),
                  decimal(row.precisionAt5), decimal(row.precisionAt10)});
  }
  return (result.systems.empty() ? protocol : systems).text();
}

void runEvaluateRetrieval(const Arguments& arguments, Context& context) {
  if (arguments.positives.empty() == arguments.groundTruth.empty()) {
    throw UsageError("either --positives or --ground-truth is needed");
  }
  auto cohort = cohort::Cohort::open(arguments.cohort);
  workflow::RetrievalOptions options{.positives = arguments.positives,
                                     .groundTruth = std::nullopt,
                                     .otherPatientsOnly = arguments.otherPatients,
                                     .database = arguments.database,
                                     .compare = arguments.compare,
                                     .device = context.common.device,
                                     .seed = context.common.seed};
  if (!arguments.groundTruth.empty()) {
    options.groundTruth = arguments.groundTruth;
  }
  const auto result = workflow::evaluateRetrieval(cohort, options, context.progress, context.stop);
  context.output.write(toJson(result), textOf(result));
}

void runLeaks(const Arguments& arguments, Context& context) {
  const auto cohort = cohort::Cohort::open(arguments.cohort);
  const auto rows = workflow::findLeaks(
      cohort, {.neighbours = arguments.neighbours, .permutations = 199, .seed = context.common.seed}, context.progress,
      context.stop);
  TextTable table({"column", "items", "values", "shared", "by chance", "ratio", "p"});
  for (const auto& row : rows) {
    table.add({row.column, std::to_string(row.items), std::to_string(row.values), decimal(row.observed),
               decimal(row.expected), decimal(row.ratio), decimal(row.p)});
  }
  context.output.write(toJson(rows), table.text());
}

void runDuplicates(const Arguments& arguments, Context& context) {
  const auto cohort = cohort::Cohort::open(arguments.cohort);
  const auto pairs =
      workflow::findDuplicates(cohort, {.correlation = arguments.correlation, .neighbours = arguments.neighbours},
                               context.progress, context.stop);
  TextTable table({"item", "item", "correlation", "identical", "same patient", "files"});
  for (const auto& pair : pairs) {
    table.add({std::to_string(pair.first), std::to_string(pair.second), decimal(pair.correlation),
               pair.identical ? "yes" : "no", pair.samePatient ? "yes" : "no",
               pair.firstPath.string() + "  " + pair.secondPath.string()});
  }
  context.output.write(toJson(pairs), table.text() + counted(static_cast<int>(pairs.size()), "pair") + "\n");
}

} // namespace

void addEvaluateRetrieval(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("evaluate-retrieval", "Measure how well similar items are found",
                               [arguments](Context& context) { runEvaluateRetrieval(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  command.add_option("--positives", arguments->positives,
                     "What makes an item a right answer: patient, study, series, or a column of the same value");
  command.add_flag("--compare", arguments->compare,
                   "Raw pixels, random weights and the newest model of each kind in one table");
  command
      .add_option("--database", arguments->database,
                  "What queries of the split test look through: train unless told, test or all")
      ->check(CLI::IsMember({"train", "test", "all"}));
  command.add_option("--ground-truth", arguments->groundTruth,
                     "JSON of the revisited Oxford and Paris form, instead of --positives");
  command.add_flag("--other-patients", arguments->otherPatients, "Leave out items of the query's own patient");
}

void addLeaks(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("leaks", "How far neighbours share patient, scanner, site ... beyond chance",
                               [arguments](Context& context) { runLeaks(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  command.add_option("--neighbours", arguments->neighbours, "Of each item; 10 unless told")->check(CLI::Range(1, 1000));
}

void addDuplicates(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("duplicates", "Items that show the same, or nearly",
                               [arguments](Context& context) { runDuplicates(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  command.add_option("--correlation", arguments->correlation, "Least correlation of pixels; 0.98 unless told")
      ->check(CLI::Range(0.01, 1.0));
  command.add_option("--neighbours", arguments->neighbours, "Candidates of each item; 10 unless told")
      ->check(CLI::Range(1, 1000));
}

} // namespace stratoscope::cli
