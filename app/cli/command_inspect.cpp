#include "app/cli/commands.h"
#include "app/cli/text_table.h"
#include "core/workflow/inspection.h"

#include <memory>

namespace stratoscope::cli {
namespace {

template <typename Number> std::string timesOf(const std::array<Number, 3>& numbers, std::string (*text)(Number)) {
  return text(numbers[0]) + " x " + text(numbers[1]) + " x " + text(numbers[2]);
}

std::string textOf(const workflow::SourceInspection& inspection) {
  TextTable table({"path", "modality", "shape", "spacing, mm", "least", "most", "mean", "warnings"});
  for (const auto& [series, content] : inspection.series) {
    table.add({series.path.string(), series.modality,
               timesOf<int>(content.size, [](int number) { return std::to_string(number); }),
               timesOf<double>(content.geometry.spacing, [](double number) { return decimal(number); }),
               decimal(content.values.least, 1), decimal(content.values.most, 1), decimal(content.values.mean, 1),
               std::to_string(content.warnings.size())});
  }
  auto text = inspection.series.empty() ? std::string{} : table.text();
  for (const auto& one : inspection.series) {
    for (const auto& warning : one.content.warnings) {
      text += "warning: " + warning.path.string() + ": " + warning.message.english() + "\n";
    }
  }
  for (const auto& file : inspection.skipped) {
    text += "skipped: " + file.path.string() + ": " + file.reason.english() + "\n";
  }
  return text;
}

void runInspect(const std::vector<std::filesystem::path>& sources, Context& context) {
  const auto inspection = workflow::inspectSources(sources, context.progress, context.stop);
  context.output.write(toJson(inspection), textOf(inspection));
}

} // namespace

void addInspect(CommandLine& commands) {
  const auto sources = std::make_shared<std::vector<std::filesystem::path>>();
  auto& command = commands.add("inspect", "What files and folders hold, without a cohort",
                               [sources](Context& context) { runInspect(*sources, context); });
  command.add_option("SOURCE", *sources, "Files, folders, ZIP archives and DICOMDIR")->required();
}

} // namespace stratoscope::cli
