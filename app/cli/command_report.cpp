#include "app/cli/commands.h"
#include "app/cli/failure.h"
#include "app/cli/text_table.h"
#include "core/workflow/report.h"

#include <nlohmann/json.hpp>

#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::filesystem::path cohort;
  std::filesystem::path out;
};

void checkUsage(const std::filesystem::path& file) {
  if (file.extension() == ".pdf") {
    throw NotInThisVersion("reports as PDF", "Write a .html file");
  }
  if (file.extension() != ".html") {
    throw UsageError("reports are written as .html");
  }
}

void runReport(const Arguments& arguments, Context& context) {
  checkUsage(arguments.out);
  const auto cohort = cohort::Cohort::open(arguments.cohort);
  const int sections = workflow::writeReport(cohort, {.file = arguments.out, .device = context.common.device},
                                             context.progress, context.stop);
  // A page of HTML is one, however long.
  context.output.write(nlohmann::ordered_json{{"pages", 1}, {"sections", sections}}.dump(),
                       counted(sections, "section") + " in " + arguments.out.string() + "\n");
}

} // namespace

void addReport(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("report", "Write a page of figures, galleries and provenance",
                               [arguments](Context& context) { runReport(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  command.add_option("--out", arguments->out, "File, .html")->required();
}

} // namespace stratoscope::cli
