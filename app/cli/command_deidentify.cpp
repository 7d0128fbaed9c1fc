#include "app/cli/commands.h"
#include "app/cli/deidentify_options.h"
#include "app/cli/text_table.h"
#include "core/workflow/deidentification_report.h"

#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::vector<std::filesystem::path> sources;
  std::filesystem::path out;
  DeidentifyArguments how;
};

constexpr std::size_t shown = 10;

std::string textOf(const workflow::DeidentificationResult& result) {
  auto text = "De-identified " + counted(result.files, "file") + " of " + counted(result.patients, "patient") + "\n";
  text += std::to_string(result.cleaning.kept.size()) + " kinds of elements were kept by the options\n";
  const auto refused = result.refused.size();
  if (refused > 0) {
    text += counted(static_cast<std::int64_t>(refused), "file") + " refused:\n";
  }
  for (std::size_t i = 0; i < std::min(refused, shown); ++i) {
    const auto& file = result.refused[i].file;
    text.append("  ").append(file.path.string()).append(": ").append(file.reason.english()).append("\n");
  }
  if (refused > shown) {
    text.append("  and ").append(std::to_string(refused - shown)).append(" more\n");
  }
  for (const auto& risk : workflow::remainingRisks(result)) {
    text.append("may identify: ").append(risk.english()).append("\n");
  }
  return text.append("Report: ").append(result.report.string()).append("\n");
}

void runDeidentify(const Arguments& arguments, Context& context) {
  context.goOn = [] {
    return std::string("The files written so far are whole; run the command again into another folder");
  };
  auto options = deidentificationOptions(arguments.how);
  options.sources = arguments.sources;
  options.out = arguments.out;
  const auto result = workflow::deidentify(options, context.progress, context.stop);
  context.output.write(toJson(result), textOf(result));
}

} // namespace

void addDeidentify(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("deidentify", "Write a de-identified copy of DICOM files",
                               [arguments](Context& context) { runDeidentify(*arguments, context); });
  command.add_option("SOURCE", arguments->sources, "DICOM files and folders")->required();
  command.add_option("--out", arguments->out, "Folder for the copies, outside the sources")->required();
  addDeidentifyOptions(command, arguments->how);
}

} // namespace stratoscope::cli
