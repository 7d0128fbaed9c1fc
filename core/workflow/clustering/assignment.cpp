#include "core/workflow/clustering/assignment.h"

#include "core/analysis/neighbours.h"
#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/workflow/clustering/cluster_figures.h"
#include "core/workflow/clustering/frozen_clusters.h"
#include "core/workflow/clustering/neighbour_vote.h"
#include "core/workflow/embedding.h"
#include "core/workflow/provenance.h"
#include "core/workflow/results_json.h"
#include "core/workflow/training_steps/second_phase.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

namespace stratoscope::workflow {
namespace {

/// The run whose clusters are handed on.
struct Parent {
  cohort::Run run;
  cohort::Clustering clustering;
  nlohmann::json result;

  [[nodiscard]] std::size_t items() const { return clustering.clusters.size(); }
};

Parent parentOf(const cohort::Cohort& cohort) {
  const auto run = cohort::latestRun(cohort, "cluster");
  if (!run) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("there is no clustering to put new items into"),
                cohort.folder().string(), STRATOSCOPE_TEXT("Cluster all items first"));
  }
  Parent parent{*run, cohort::clustering(cohort, run->id), nlohmann::json::parse(run->resultJson)};
  if (parent.items() >= static_cast<std::size_t>(cohort::itemCount(cohort))) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("all items are in the newest clustering already"),
                cohort.folder().string(), STRATOSCOPE_TEXT("Import further images first"));
  }
  return parent;
}

/// The model of the embedding that a clustering was made on; empty where the run does not tell.
std::string modelOf(const cohort::Cohort& cohort, const cohort::Run& clustering) {
  const auto inputs = nlohmann::json::parse(clustering.inputsJson);
  if (!inputs.contains("embedding")) {
    return {};
  }
  const auto embedding = cohort::run(cohort, inputs.at("embedding"));
  return nlohmann::json::parse(embedding.parametersJson).at("model");
}

void checkModel(const cohort::Cohort& cohort, const Parent& parent, const Embedding& embedding) {
  const auto before = modelOf(cohort, parent.run);
  // A phase 2 leaves the encoder as it is.
  const auto now = "models/" + embedding.model.filename().string();
  if (!before.empty() && firstPhaseModel(cohort, before) != firstPhaseModel(cohort, now)) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("the clustering of run %1 was made on the embedding of another model"),
                 {std::to_string(parent.run.id)}},
                cohort.folder().string(),
                {STRATOSCOPE_TEXT("Embed the items with %1, or cluster all items again"), {before}});
  }
}

std::vector<std::size_t> range(std::size_t first, std::size_t end) {
  std::vector<std::size_t> numbers(end - first);
  std::iota(numbers.begin(), numbers.end(), first);
  return numbers;
}

/// Clusters and confidences of all rows, those of before as they were.
AssignedClusters handedOn(const cohort::Cohort& cohort, const Parent& parent, const Matrix& rows,
                          const std::stop_token& stop) {
  const auto& before = parent.clustering;
  const auto kind = parent.result.value("assigns_by", std::string(byNeighbours));
  if (kind == byNeighbours) {
    auto voted = voteOfNeighbours(rows, range(0, parent.items()), before.clusters, stop);
    std::ranges::copy(before.confidences, voted.confidences.begin());
    return voted;
  }
  const auto frozen = readFrozenClusters(kind, cohort.folder() / parent.run.file);
  const auto fresh = frozen->assign(rows.select(range(parent.items(), rows.rows)));
  AssignedClusters all{before.clusters, before.confidences};
  all.clusters.insert(all.clusters.end(), fresh.clusters.begin(), fresh.clusters.end());
  all.confidences.insert(all.confidences.end(), fresh.confidences.begin(), fresh.confidences.end());
  return all;
}

ClusterResult resultOf(const Parent& parent, const Matrix& rows, const AssignedClusters& all,
                       const std::stop_token& stop) {
  ClusterResult result;
  result.k = parent.result.at("k");
  result.sizes = sizesOf(all.clusters, result.k);
  result.silhouette = silhouetteOf(rows, all.clusters, result.sizes);
  result.neighbourAgreement = neighbourAgreement(rows, all.clusters, stop);
  result.assignsBy = parent.result.value("assigns_by", std::string(byNeighbours));
  result.parent = parent.run.id;
  result.assigned = static_cast<int>(rows.rows - parent.items());
  return result;
}

cohort::Run recordOf(const StepClock& clock, const Parent& parent, const Embedding& embedding) {
  const nlohmann::json parameters{{"method", "assign"}, {"clustering", parent.run.id}};
  auto run = clock.record(parameters.dump(), parent.run.seed);
  run.inputsJson = nlohmann::json{{"embedding", embedding.run}, {"clustering", parent.run.id}}.dump();
  if (parent.result.value("assigns_by", std::string(byNeighbours)) != byNeighbours) {
    run.file = parent.run.file;
  }
  return run;
}

} // namespace

ClusterResult assignNew(cohort::Cohort& cohort, Progress& progress, const std::stop_token& stop) {
  const StepClock clock("cluster");
  const auto parent = parentOf(cohort);
  const auto embedding = latestEmbedding(cohort);
  checkModel(cohort, parent, embedding);
  const auto rows = analysis::normaliseRows(embedding.values);
  auto all = handedOn(cohort, parent, rows, stop);
  auto result = resultOf(parent, rows, all, stop);
  auto distances = distancesToMeans(rows, all.clusters, result.k, parent.items());
  std::ranges::copy(parent.clustering.distances, distances.begin());
  throwIfStopped(stop);
  progress.report(result.assigned, result.assigned, STRATOSCOPE_TEXT("Assigning new items"));
  result.seconds = clock.seconds();

  cohort::Transaction transaction(cohort);
  auto run = recordOf(clock, parent, embedding);
  run.resultJson = toJson(result);
  result.run = cohort::addRun(cohort, run);
  cohort::addClustering(cohort, result.run, {std::move(all.clusters), distances, std::move(all.confidences)});
  transaction.commit();
  return result;
}

} // namespace stratoscope::workflow
