#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/failure.h"
#include "app/cli/text_table.h"
#include "core/workflow/clustering/assignment.h"
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
  double variance = 0.95;
  double resolution = 1;
  int neighbours = 0; ///< 0: what suits the method
  learning::ConsistencyOptions heads;
  bool curves = false;
  bool assignNew = false;
};

std::string tableOf(const workflow::ValidityCurves& curves) {
  TextTable table({"k", "silhouette", "Calinski-Harabasz", "Davies-Bouldin", "gap", "error", "stability", "consensus"});
  for (std::size_t i = 0; i < curves.k.size(); ++i) {
    table.add({std::to_string(curves.k[i]), decimal(curves.silhouette[i]), decimal(curves.calinskiHarabasz[i]),
               decimal(curves.daviesBouldin[i]), decimal(curves.gap[i]), decimal(curves.gapError[i]),
               decimal(curves.stability[i]), decimal(curves.consensus[i])});
  }
  return table.text() + "The gap's rule takes " + counted(curves.gapChoice, "cluster") + ", the consensus " +
         std::to_string(curves.consensusChoice) + "\n";
}

std::string textOfHeads(const std::vector<double>& losses) {
  if (losses.empty()) {
    return {};
  }
  TextTable table({"head", "loss"});
  for (std::size_t i = 0; i < losses.size(); ++i) {
    table.add({std::to_string(i + 1), decimal(losses[i], 4)});
  }
  const auto chosen = std::ranges::min_element(losses) - losses.begin();
  return table.text() + "Head " + std::to_string(chosen + 1) + " has the least loss\n";
}

std::string textOfParent(const workflow::ClusterResult& result) {
  return result.parent ? counted(result.assigned, "new item") + " put into the clusters of run " +
                             std::to_string(*result.parent) + " by " + result.assignsBy + "\n"
                       : std::string();
}

std::string textOf(const workflow::ClusterResult& result) {
  TextTable table({"cluster", "items"});
  for (std::size_t i = 0; i < result.sizes.size(); ++i) {
    table.add({std::to_string(workflow::clusterNumber(static_cast<int>(i))), std::to_string(result.sizes[i])});
  }
  const std::string curves = result.validity ? tableOf(*result.validity) : "";
  const std::string modularity = result.modularity ? ", modularity " + decimal(*result.modularity) : "";
  return curves + textOfHeads(result.headLosses) + table.text() + textOfParent(result) + "Run " +
         std::to_string(result.run) + ": " + counted(result.k, "cluster") + ", silhouette " +
         decimal(result.silhouette) + ", agreement of neighbours " + decimal(result.neighbourAgreement) + modularity +
         ", " + duration(result.seconds) + "\n";
}

workflow::ClusterOptions optionsOf(const Arguments& arguments, const Context& context) {
  workflow::ClusterOptions options{
      .method = arguments.method, .k = std::max(0, wholeNumber(arguments.k)), .seed = context.common.seed};
  options.fullCovariance = arguments.covariance == "full";
  options.variance = arguments.variance;
  options.resolution = arguments.resolution;
  options.neighbours = arguments.neighbours;
  options.heads = arguments.heads;
  options.validity = arguments.curves;
  if (arguments.within > 0) {
    options.within = workflow::clusterOfNumber(arguments.within);
  }
  return options;
}

void runCluster(const Arguments& arguments, Context& context) {
  auto cohort = cohort::Cohort::open(arguments.cohort);
  const auto result = arguments.assignNew
                          ? workflow::assignNew(cohort, context.progress, context.stop)
                          : workflow::cluster(cohort, optionsOf(arguments, context), context.progress, context.stop);
  context.output.write(toJson(result), textOf(result));
}

void addHeadOptions(CLI::App& command, learning::ConsistencyOptions& heads) {
  command.add_option("--heads", heads.heads, "Of consistency: heads trained side by side, the one of least loss kept")
      ->capture_default_str()
      ->check(CLI::Range(1, 1000));
  command.add_option("--hidden", heads.hidden, "Of consistency: units of a head's hidden layer; 0: linear heads")
      ->capture_default_str()
      ->check(CLI::Range(0, 8192));
  command.add_option("--head-steps", heads.steps, "Of consistency: steps of the training")
      ->capture_default_str()
      ->check(CLI::Range(1, 100000));
  command
      .add_option("--beta", heads.beta, "Of consistency: above 0.5 to 1; the higher, the more uneven clusters may be")
      ->capture_default_str()
      ->check(CLI::Range(0.501, 1.0));
}

} // namespace

void addCluster(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("cluster", "Cluster the newest embedding",
                               [arguments](Context& context) { runCluster(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  auto* const method = command.add_option("--method", arguments->method, "kmeans unless told")
                           ->check(CLI::IsMember({"kmeans", "spherical", "gmm", "ward", "leiden", "consistency"}));
  auto* const k =
      command
          .add_option(
              "--k", arguments->k,
              "Number of clusters; auto unless told: the elbow of the curve (kmeans, spherical, ward; consistency "
              "by that of kmeans), the least BIC (gmm), what the resolution gives (leiden)")
          ->check(clusterCountCheck());
  auto* const within =
      command.add_option("--within", arguments->within, "Cluster one cluster again, its number counted from 1")
          ->check(clusterNumberCheck());
  command.add_option("--covariance", arguments->covariance, "Of gmm: diagonal unless told")
      ->check(CLI::IsMember({"diagonal", "full"}));
  command.add_option("--variance", arguments->variance, "Of gmm: share that the components it works in keep")
      ->capture_default_str()
      ->check(CLI::Range(0.01, 1.0));
  command.add_option("--resolution", arguments->resolution, "Of leiden: 1 unless told; the higher, the more clusters")
      ->check(CLI::Range(0.001, 100.0));
  command
      .add_option("--neighbours", arguments->neighbours, "Of each item: 15 (leiden) or 20 (consistency) unless told")
      ->check(CLI::Range(2, 1000));
  addHeadOptions(command, arguments->heads);
  auto* const curves = command.add_flag(
      "--curves", arguments->curves,
      "Also silhouette, Calinski-Harabasz, Davies-Bouldin, gap, stability and consensus for k from 2 to 20");
  auto* const assign = command.add_flag(
      "--assign-new", arguments->assignNew,
      "Put the items that were imported since into the newest clustering, as it is, instead of clustering again");
  for (auto* const option : {method, k, within, curves}) {
    assign->excludes(option);
  }
}

} // namespace stratoscope::cli
