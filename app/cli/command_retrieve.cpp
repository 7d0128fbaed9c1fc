#include "app/cli/commands.h"
#include "app/cli/similar_options.h"
#include "app/cli/text_table.h"
#include "core/workflow/similar/item_index.h"
#include "core/workflow/similar/similar.h"
#include "core/workflow/similar/similar_json.h"

#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::filesystem::path cohort;
  SimilarWords words;
};

/// How the search differed from the plain one.
std::string marksOf(const workflow::SimilarResult& result) {
  std::string marks;
  if (result.searched != workflow::IndexKind::Exact) {
    marks += "Searched by the index " + workflow::wordOf(result.searched) + ", which may miss items\n";
  }
  if (result.expanded) {
    marks += "The query was EXPANDED by what it found first: rare findings may be missing\n";
  }
  if (result.reranked) {
    marks += "RE-RANKED by shared neighbourhoods: scores need not fall, rare findings may be low\n";
  }
  for (const auto& note : result.notes) {
    marks += "Note: " + note.english() + "\n";
  }
  return marks;
}

std::string textOf(const workflow::SimilarResult& result) {
  TextTable table({"item", "score", "patient", "path"});
  for (const auto& item : result.items) {
    table.add({std::to_string(item.item), decimal(item.score, 4), item.patient, item.path.string()});
  }
  return table.text() + marksOf(result);
}

void runRetrieve(const Arguments& arguments, Context& context) {
  auto cohort = cohort::Cohort::open(arguments.cohort);
  const auto query = queryOf(arguments.words);
  const auto options = optionsOf(arguments.words);
  auto search = workflow::SimilarSearch::open(cohort, context.common.device);
  const auto result = search.find(cohort, query, options, context.progress, context.stop);
  context.output.write(workflow::toJson(query, options, result), textOf(result));
}

} // namespace

void addRetrieve(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("retrieve", "The items most similar to items or to images from outside",
                               [arguments](Context& context) { runRetrieve(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  addSimilarOptions(command, arguments->words);
}

} // namespace stratoscope::cli
