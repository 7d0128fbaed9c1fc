#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/text_table.h"
#include "core/workflow/clustering/clustering.h"
#include "core/workflow/results_json.h"
#include "core/workflow/synthesis.h"

#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::filesystem::path cohort;
  int cluster = 0; ///< counted from 1; 0 for none
  int around = -1;
  std::vector<int> between;
  std::filesystem::path out;
  std::string format = "png";
  workflow::SamplingOptions options;
};

workflow::SamplingOptions optionsOf(const Arguments& arguments, const CommonOptions& common) {
  auto options = arguments.options;
  if (arguments.cluster > 0) {
    options.cluster = workflow::clusterOfNumber(arguments.cluster);
  }
  if (arguments.around >= 0) {
    options.around = arguments.around;
  }
  if (arguments.between.size() == 2) {
    options.between = {arguments.between.front(), arguments.between.back()};
  }
  options.seed = common.seed;
  options.device = common.device;
  return options;
}

std::string textOf(const workflow::SyntheticImages& images, const workflow::ExportedSynthetic& files) {
  TextTable table({"file", "nearest item", "distance", "too close"});
  for (std::size_t i = 0; i < files.files.size(); ++i) {
    const auto& nearest = images.nearest.at(i);
    table.add({files.files[i].string(), std::to_string(nearest.item), decimal(nearest.distance, 4),
               nearest.tooClose ? "yes, a likely copy" : "no"});
  }
  return table.text() + "Synthetic, not for diagnosis; what each file is: " + files.manifest.string() + "\n";
}

void runSample(const Arguments& arguments, Context& context) {
  requireNow(arguments.format, {"png"}, "the format");
  auto cohort = cohort::Cohort::open(arguments.cohort);
  const auto images =
      workflow::synthesise(cohort, optionsOf(arguments, context.common), context.progress, context.stop);
  const auto files = workflow::exportSynthetic(cohort, images, arguments.out);
  context.output.write(toJson(images, files), textOf(images, files));
}

} // namespace

void addSample(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("sample", "Decode synthetic images, each with its nearest real item",
                               [arguments](Context& context) { runSample(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  auto* cluster = command
                      .add_option("--cluster", arguments->cluster,
                                  "From the spread of a cluster, its number counted from 1; of all unless told")
                      ->check(clusterNumberCheck());
  auto* around = command.add_option("--around", arguments->around, "From the spread around an item")
                     ->check(CLI::NonNegativeNumber)
                     ->excludes(cluster);
  command.add_option("--between", arguments->between, "On the path between two items")
      ->expected(2)
      ->check(CLI::NonNegativeNumber)
      ->excludes(cluster)
      ->excludes(around);
  command.add_option("-n", arguments->options.count, "How many")->capture_default_str()->check(CLI::Range(1, 1000));
  command.add_option("--temperature", arguments->options.temperature, "Factor on the spread")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 100.0));
  command.add_option("--out", arguments->out, "Folder, made where needed")->required();
  command.add_option("--format", arguments->format, "png unless told; whole volumes are written as NIfTI")
      ->check(CLI::IsMember({"png", "nifti", "dicom"}));
}

} // namespace stratoscope::cli
