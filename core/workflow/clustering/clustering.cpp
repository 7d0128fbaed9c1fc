#include "core/workflow/clustering/clustering.h"

#include "core/analysis/neighbours.h"
#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/cohort/runs.h"
#include "core/workflow/clustering/cluster_figures.h"
#include "core/workflow/clustering/cluster_methods.h"
#include "core/workflow/clustering/neighbour_vote.h"
#include "core/workflow/clustering/validity_curves.h"
#include "core/workflow/embedding.h"
#include "core/workflow/item_rows.h"
#include "core/workflow/provenance.h"
#include "core/workflow/results_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

namespace stratoscope::workflow {
namespace {

/// The rows that take part: all, or those of one cluster of the newest clustering.
struct Parts {
  std::vector<std::size_t> rows;
  std::vector<std::size_t> fitted; ///< indices into `rows`
  std::optional<CurrentClustering> before;
};

Parts partsOf(const cohort::Cohort& cohort, const ClusterOptions& options, std::size_t count) {
  Parts parts;
  if (options.within) {
    parts.before = latestClustering(cohort);
    if (!parts.before) {
      throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("there is no clustering to look within"), {},
                  STRATOSCOPE_TEXT("Cluster all items first"));
    }
    if (*options.within < 0 || *options.within >= parts.before->k) {
      throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("there is no cluster %1; they go from 1 to %2"),
                                               {std::to_string(clusterNumber(*options.within)),
                                                std::to_string(clusterNumber(parts.before->k - 1))}});
    }
  }
  const auto fitting = fittingRows(cohort);
  std::vector<bool> fits(count);
  std::ranges::for_each(fitting, [&](std::size_t row) { fits[row] = true; });
  for (std::size_t row = 0; row < count; ++row) {
    if (!parts.before || parts.before->clusters[row] == *options.within) {
      if (fits[row]) {
        parts.fitted.push_back(parts.rows.size());
      }
      parts.rows.push_back(row);
    }
  }
  if (parts.fitted.empty()) { // a cluster of test items alone
    parts.fitted.resize(parts.rows.size());
    std::iota(parts.fitted.begin(), parts.fitted.end(), std::size_t{0});
  }
  return parts;
}

/// All items' clusters after one of them was clustered again: its first part takes its number, the others follow.
FoundClusters joinWithOthers(FoundClusters found, const Parts& parts, int within) {
  auto clusters = parts.before->clusters;
  auto confidences = parts.before->confidences;
  for (std::size_t i = 0; i < parts.rows.size(); ++i) {
    const int part = found.assigned.clusters[i];
    clusters[parts.rows[i]] = part == 0 ? within : parts.before->k + part - 1;
    if (!confidences.empty()) {
      confidences[parts.rows[i]] = found.assigned.confidences[i];
    }
  }
  found.assigned = {std::move(clusters), std::move(confidences)};
  found.k += parts.before->k - 1;
  found.frozen.reset(); // it knows the parts alone
  return found;
}

std::string parametersOf(const ClusterOptions& options) {
  nlohmann::json json{{"method", options.method}, {"k", options.k}};
  if (options.method == "gmm") {
    json["covariance"] = options.fullCovariance ? "full" : "diagonal";
    json["variance"] = options.variance;
  }
  if (options.method == "leiden") {
    json["resolution"] = options.resolution;
    json["neighbours"] = neighboursOf(options);
  }
  if (options.method == "consistency") {
    json["neighbours"] = neighboursOf(options);
    json["heads"] = options.heads.heads;
    json["hidden"] = options.heads.hidden;
    json["steps"] = options.heads.steps;
    json["batch"] = options.heads.batch;
    json["beta"] = options.heads.beta;
    json["temperature"] = options.heads.temperature;
    json["momentum"] = options.heads.momentum;
    json["learning_rate"] = options.heads.learningRate;
  }
  if (options.within) {
    json["within"] = clusterNumber(*options.within);
  }
  return json.dump();
}

/// The linkage or what assigns items to come, under its final name, relative to the cohort; empty when there is
/// neither.
std::string writeFile(const cohort::Cohort& cohort, const FoundClusters& found) {
  if (found.frozen) {
    return "models/" + nameByContent(found.frozen->write(cohort.modelsFolder())).filename().string();
  }
  if (found.linkage.rows == 0) {
    return {};
  }
  const auto fresh = cohort.modelsFolder() / "linkage.npy";
  writeMatrix(fresh, found.linkage);
  return "models/" + nameByContent(fresh).filename().string();
}

/// Numbers the clusters by size, those of what assigns items to come alike.
void numberBySize(FoundClusters& found) {
  const auto order = rankBySize(found.assigned.clusters, found.k);
  if (found.frozen) {
    found.frozen->renumber(order);
  }
}

} // namespace

ClusterResult cluster(cohort::Cohort& cohort, const ClusterOptions& options, Progress& progress,
                      const std::stop_token& stop) {
  const StepClock clock("cluster");
  const auto embedding = latestEmbedding(cohort);
  const auto rows = analysis::normaliseRows(embedding.values);
  const auto parts = partsOf(cohort, options, rows.rows);
  const auto chosen = rows.select(parts.rows);

  auto found = findClusters(chosen, parts.fitted, options, progress, stop);
  ClusterResult result;
  if (options.validity) {
    result.validity = validityCurves(chosen.select(parts.fitted), options.seed, progress, stop);
  }
  if (options.within) {
    found = joinWithOthers(std::move(found), parts, *options.within);
  }
  numberBySize(found);
  result.k = found.k;
  result.curves = std::move(found.curves);
  result.modularity = found.modularity;
  result.headLosses = std::move(found.headLosses);
  result.assignsBy = found.frozen ? found.frozen->kind() : byNeighbours;
  result.sizes = sizesOf(found.assigned.clusters, result.k);
  result.silhouette = silhouetteOf(rows, found.assigned.clusters, result.sizes);
  result.neighbourAgreement = neighbourAgreement(rows, found.assigned.clusters, stop);
  const auto distances = distancesToMeans(rows, found.assigned.clusters, result.k);
  const auto file = writeFile(cohort, found);
  result.seconds = clock.seconds();

  cohort::Transaction transaction(cohort);
  auto run = clock.record(parametersOf(options), options.seed);
  run.inputsJson = nlohmann::json{{"embedding", embedding.run}}.dump();
  if (parts.before) {
    run.inputsJson = nlohmann::json{{"embedding", embedding.run}, {"clustering", parts.before->run}}.dump();
  }
  run.resultJson = toJson(result);
  run.file = file;
  result.run = cohort::addRun(cohort, run);
  cohort::addClustering(cohort, result.run,
                        {std::move(found.assigned.clusters), distances, std::move(found.assigned.confidences)});
  transaction.commit();
  return result;
}

} // namespace stratoscope::workflow
