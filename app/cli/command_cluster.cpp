#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/failure.h"
#include "app/cli/text_table.h"
#include "core/workflow/clustering.h"
#include "core/workflow/results_json.h"

#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::filesystem::path cohort;
  std::string method = "kmeans";
  std::string k = "auto";
  int within = 0; ///< 0: all items
};

std::string textOf(const workflow::ClusterResult& result) {
  TextTable table({"cluster", "items"});
  for (std::size_t i = 0; i < result.sizes.size(); ++i) {
    table.add({std::to_string(workflow::clusterNumber(static_cast<int>(i))), std::to_string(result.sizes[i])});
  }
  return table.text() + "Run " + std::to_string(result.run) + ": " + counted(result.k, "cluster") + ", silhouette " +
         decimal(result.silhouette) + ", " + duration(result.seconds) + "\n";
}

void runCluster(const Arguments& arguments, Context& context) {
  requireNow(arguments.method, {"kmeans"}, "the method");
  if (arguments.within > 0) {
    throw NotInThisVersion("--within");
  }
  auto cohort = cohort::Cohort::open(arguments.cohort);
  const workflow::ClusterOptions options{
      .method = arguments.method, .k = std::max(0, wholeNumber(arguments.k)), .seed = context.common.seed};
  const auto result = workflow::cluster(cohort, options, context.progress, context.stop);
  context.output.write(toJson(result), textOf(result));
}

} // namespace

void addCluster(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("cluster", "Cluster the newest embedding",
                               [arguments](Context& context) { runCluster(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  command.add_option("--method", arguments->method, "kmeans unless told")
      ->check(CLI::IsMember({"kmeans", "spherical", "gmm", "ward", "leiden", "consistency"}));
  command.add_option("--k", arguments->k, "Number of clusters; auto, the elbow of the curve, unless told")
      ->check(clusterCountCheck());
  command.add_option("--within", arguments->within, "Cluster one cluster again, its number counted from 1")
      ->check(CLI::PositiveNumber);
}

} // namespace stratoscope::cli
