#include "app/cli/commands.h"
#include "app/cli/text_table.h"
#include "core/workflow/similar/item_index.h"

#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::filesystem::path cohort;
  std::string kind = "hnsw";
};

std::string textOf(const workflow::IndexResult& result) {
  auto text = workflow::wordOf(result.kind) + " index of " + counted(result.items, "item") + ", " +
              std::to_string(result.added) + " of them new: recall@10 " + decimal(result.recallAt10) +
              " against the exact search, " + decimal(result.megabytes, 1) + " MB, " + duration(result.seconds) + "\n";
  for (const auto& note : result.notes) {
    text += "Note: " + note.english() + "\n";
  }
  return text;
}

void runIndex(const Arguments& arguments, Context& context) {
  auto cohort = cohort::Cohort::open(arguments.cohort);
  const auto kind = workflow::indexKindNamed(arguments.kind).value_or(workflow::IndexKind::Hnsw);
  const auto result =
      workflow::updateIndex(cohort, {.kind = kind, .seed = context.common.seed}, context.progress, context.stop);
  context.output.write(workflow::toJson(result), textOf(result));
}

} // namespace

void addIndex(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("index", "Make or extend the search index of a very large cohort",
                               [arguments](Context& context) { runIndex(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  command.add_option("--kind", arguments->kind, "A graph (hnsw), lists of short codes (ivfpq), or all rows (exact)")
      ->check(CLI::IsMember({"hnsw", "ivfpq", "exact"}))
      ->capture_default_str();
}

} // namespace stratoscope::cli
