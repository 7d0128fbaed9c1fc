#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/text_table.h"
#include "core/workflow/conversion.h"

#include <memory>

namespace stratoscope::cli {
namespace {

std::string textOf(const workflow::Conversion& conversion) {
  const auto& [shape, spacing, warnings] = conversion;
  auto text = std::to_string(shape[0]) + " x " + std::to_string(shape[1]) + " x " + std::to_string(shape[2]) +
              " voxels of " + decimal(spacing[0]) + " x " + decimal(spacing[1]) + " x " + decimal(spacing[2]) + " mm\n";
  for (const auto& warning : warnings) {
    text += "warning: " + warning.path.string() + ": " + warning.message.english() + "\n";
  }
  return text;
}

void runConvert(const workflow::ConversionOptions& options, Context& context) {
  const auto conversion = workflow::convert(options, context.progress, context.stop);
  context.output.write(toJson(conversion), textOf(conversion));
}

} // namespace

void addConvert(CommandLine& commands) {
  const auto options = std::make_shared<workflow::ConversionOptions>();
  auto& command = commands.add("convert", "Write one series or volume with its geometry",
                               [options](Context& context) { runConvert(*options, context); });
  command.add_option("SOURCE", options->source, "A file or a folder")->required();
  command.add_option("--out", options->out, "File, .nii.gz, .nii or .nrrd")->required()->check(volumeFileCheck());
  command.add_option("--series", options->series, "UID of the series, where the source holds several");
}

} // namespace stratoscope::cli
