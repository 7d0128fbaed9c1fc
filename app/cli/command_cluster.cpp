#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/failure.h"
#include "app/cli/text_table.h"
#include "core/workflow/clustering/clustering.h"
#include "core/workflow/results_json.h"

#include <algorithm>
#include <memory>

namespace stratoscope::cli {
namespace {

struct Arguments {
  std::filesystem::path cohort;
  std::string method = "kmeans";
  std::string k = "auto";
  int within = 0; ///< 0: all items
  std::string covariance = "diagonal";
  double resolution = 1;
  int neighbours = 15;
  bool curves = false;
};

std::string tableOf(const workflow::ValidityCurves& curves) {
  TextTable table({"k", "silhouette", "Calinski-Harabasz", "Davies-Bouldin", "gap", "error", "stability"});
  for (std::size_t i = 0; i < curves.k.size(); ++i) {
    table.add({std::to_string(curves.k[i]), decimal(curves.silhouette[i]), decimal(curves.calinskiHarabasz[i]),
               decimal(curves.daviesBouldin[i]), decimal(curves.gap[i]), decimal(curves.gapError[i]),
               decimal(curves.stability[i])});
  }
  return table.text() + "The gap's rule takes " + counted(curves.gapChoice, "cluster") + "\n";
}

std::string textOf(const workflow::ClusterResult& result) {
  TextTable table({"cluster", "items"});
  for (std::size_t i = 0; i < result.sizes.size(); ++i) {
    table.add({std::to_string(workflow::clusterNumber(static_cast<int>(i))), std::to_string(result.sizes[i])});
  }
  const std::string curves = result.validity ? tableOf(*result.validity) : "";
  const std::string modularity = result.modularity ? ", modularity " + decimal(*result.modularity) : "";
  return curves + table.text() + "Run " + std::to_string(result.run) + ": " + counted(result.k, "cluster") +
         ", silhouette " + decimal(result.silhouette) + modularity + ", " + duration(result.seconds) + "\n";
}

workflow::ClusterOptions optionsOf(const Arguments& arguments, const Context& context) {
  workflow::ClusterOptions options{
      .method = arguments.method, .k = std::max(0, wholeNumber(arguments.k)), .seed = context.common.seed};
  options.fullCovariance = arguments.covariance == "full";
  options.resolution = arguments.resolution;
  options.neighbours = arguments.neighbours;
  options.validity = arguments.curves;
  if (arguments.within > 0) {
    options.within = workflow::clusterOfNumber(arguments.within);
  }
  return options;
}

void runCluster(const Arguments& arguments, Context& context) {
  requireNow(arguments.method, {"kmeans", "spherical", "gmm", "ward", "leiden"}, "the method");
  auto cohort = cohort::Cohort::open(arguments.cohort);
  const auto result = workflow::cluster(cohort, optionsOf(arguments, context), context.progress, context.stop);
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
  command
      .add_option("--k", arguments->k,
                  "Number of clusters; auto unless told: the elbow of the curve (kmeans, spherical, ward), the least "
                  "BIC (gmm), what the resolution gives (leiden)")
      ->check(clusterCountCheck());
  command.add_option("--within", arguments->within, "Cluster one cluster again, its number counted from 1")
      ->check(clusterNumberCheck());
  command.add_option("--covariance", arguments->covariance, "Of gmm: diagonal unless told")
      ->check(CLI::IsMember({"diagonal", "full"}));
  command.add_option("--resolution", arguments->resolution, "Of leiden: 1 unless told; the higher, the more clusters")
      ->check(CLI::Range(0.001, 100.0));
  command.add_option("--neighbours", arguments->neighbours, "Of leiden: of each item in the graph, 15 unless told")
      ->check(CLI::Range(2, 1000));
  command.add_flag("--curves", arguments->curves,
                   "Also silhouette, Calinski-Harabasz, Davies-Bouldin, gap and stability for k from 2 to 20");
}

} // namespace stratoscope::cli
