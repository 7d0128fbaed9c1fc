#include "app/cli/commands.h"
#include "app/cli/text_table.h"
#include "core/workflow/results_json.h"
#include "core/workflow/snapshot.h"

#include <algorithm>
#include <memory>
#include <set>

namespace stratoscope::cli {
namespace {

std::string sizesOf(const workflow::Snapshot& snapshot) {
  auto text = snapshot.folder.string() + ": " + counted(static_cast<std::int64_t>(snapshot.items.size()), "item") +
              ", " + counted(static_cast<std::int64_t>(snapshot.patients.size()), "patient") + ", " +
              std::to_string(snapshot.studies.size()) + " studies, " + std::to_string(snapshot.series.size()) +
              " series\n";
  if (snapshot.images.count > 0) {
    const auto& images = snapshot.images;
    text += "Items of " + std::to_string(images.width) + " x " + std::to_string(images.height) +
            (images.depth > 1 ? " x " + std::to_string(images.depth) + " voxels, " : " pixels, ") +
            std::to_string(8 * images.bytesPerPixel()) + " bits, " + counted(images.channels, "channel") + "\n";
  }
  if (snapshot.unfinished) {
    text += "A training stopped after epoch " + std::to_string(snapshot.unfinished->epochsDone) + " of " +
            std::to_string(snapshot.unfinished->options.epochs) + "; train --resume goes on\n";
  }
  return text;
}

std::string columnsOf(const workflow::Snapshot& snapshot) {
  TextTable table({"column", "kind", "filled", "distinct"});
  for (const auto& column : snapshot.columns) {
    std::set<std::string> distinct(column.values.begin(), column.values.end());
    distinct.erase(std::string{});
    const auto filled = std::ranges::count_if(column.values, [](const auto& value) { return !value.empty(); });
    table.add({column.name, nameOf(column.profile.kind), std::to_string(filled), std::to_string(distinct.size())});
  }
  return snapshot.columns.empty() ? "" : "\n" + table.text();
}

std::string runsOf(const workflow::Snapshot& snapshot) {
  TextTable table({"run", "step", "started", "seconds", "device", "seed"});
  for (const auto& run : snapshot.runs) {
    table.add(
        {std::to_string(run.id), run.step, run.started, decimal(run.seconds, 1), run.device, std::to_string(run.seed)});
  }
  return snapshot.runs.empty() ? "" : "\n" + table.text();
}

void runInfo(const std::filesystem::path& folder, Context& context) {
  const auto snapshot = workflow::readSnapshot(cohort::Cohort::open(folder));
  context.output.write(toJson(snapshot), sizesOf(snapshot) + columnsOf(snapshot) + runsOf(snapshot));
}

} // namespace

void addInfo(CommandLine& commands) {
  const auto cohort = std::make_shared<std::filesystem::path>();
  auto& command = commands.add("info", "What is in a cohort, its runs included",
                               [cohort](Context& context) { runInfo(*cohort, context); });
  command.add_option("COHORT", *cohort, "Cohort folder")->required();
}

} // namespace stratoscope::cli
