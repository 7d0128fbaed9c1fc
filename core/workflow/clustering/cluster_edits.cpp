#include "core/workflow/clustering/cluster_edits.h"

#include "core/analysis/neighbours.h"
#include "core/base/error.h"
#include "core/cohort/runs.h"
#include "core/workflow/clustering/cluster_figures.h"
#include "core/workflow/embedding.h"
#include "core/workflow/provenance.h"
#include "core/workflow/results_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace stratoscope::workflow {
namespace {

std::set<int> checked(const CurrentClustering& before, const std::vector<int>& clusters) {
  std::set<int> chosen(clusters.begin(), clusters.end());
  if (chosen.size() < 2) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("it takes two clusters to merge them"));
  }
  const int wrong = *chosen.begin() < 0 ? *chosen.begin() : *chosen.rbegin();
  if (wrong < 0 || wrong >= before.k) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("there is no cluster %1; they go from 1 to %2"),
                 {std::to_string(clusterNumber(wrong)), std::to_string(clusterNumber(before.k - 1))}});
  }
  return chosen;
}

/// The new number of each old cluster: the merged ones take the lowest of theirs, and gaps close.
std::vector<int> numbersAfter(int k, const std::set<int>& merged) {
  std::vector<int> numbers;
  int next = 0;
  for (int cluster = 0; cluster < k; ++cluster) {
    const bool goes = merged.contains(cluster) && cluster != *merged.begin();
    numbers.push_back(goes ? numbers[static_cast<std::size_t>(*merged.begin())] : next++);
  }
  return numbers;
}

std::vector<int> clusterNumbers(const std::set<int>& clusters) {
  std::vector<int> numbers;
  std::ranges::transform(clusters, std::back_inserter(numbers), clusterNumber);
  return numbers;
}

} // namespace

ClusterResult mergeClusters(cohort::Cohort& cohort, const std::vector<int>& clusters) {
  const StepClock clock("cluster");
  auto before = latestClustering(cohort);
  if (!before) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("there is no clustering whose clusters could be merged"), {},
                STRATOSCOPE_TEXT("Cluster all items first"));
  }
  const auto merged = checked(*before, clusters);
  const auto embedding = latestEmbedding(cohort);
  const auto rows = analysis::normaliseRows(embedding.values);
  const auto numbers = numbersAfter(before->k, merged);
  std::ranges::for_each(before->clusters, [&](int& cluster) { cluster = numbers[static_cast<std::size_t>(cluster)]; });
  ClusterResult result;
  result.k = before->k - static_cast<int>(merged.size()) + 1;
  rankBySize(before->clusters, result.k);
  result.sizes = sizesOf(before->clusters, result.k);
  result.silhouette = silhouetteOf(rows, before->clusters, result.sizes);
  const auto distances = distancesToMeans(rows, before->clusters, result.k);
  result.seconds = clock.seconds();

  cohort::Transaction transaction(cohort);
  auto run = clock.record(nlohmann::json{{"method", "merge"}, {"clusters", clusterNumbers(merged)}}.dump(), 0);
  run.inputsJson = nlohmann::json{{"embedding", embedding.run}, {"clustering", before->run}}.dump();
  run.resultJson = toJson(result);
  result.run = cohort::addRun(cohort, run);
  cohort::addClustering(cohort, result.run, {std::move(before->clusters), distances});
  transaction.commit();
  return result;
}

std::int64_t restoreClustering(cohort::Cohort& cohort, std::int64_t run) {
  const StepClock clock("cluster");
  const auto earlier = cohort::run(cohort, run);
  const auto clustering = cohort::clustering(cohort, run);
  cohort::Transaction transaction(cohort);
  auto again = clock.record(nlohmann::json{{"method", "restore"}, {"run", run}}.dump(), earlier.seed);
  again.inputsJson = earlier.inputsJson;
  again.resultJson = earlier.resultJson;
  again.file = earlier.file;
  const auto id = cohort::addRun(cohort, again);
  cohort::addClustering(cohort, id, clustering);
  transaction.commit();
  return id;
}

} // namespace stratoscope::workflow
