#include "core/workflow/clustering.h"

#include "core/analysis/euclidean.h"
#include "core/analysis/kmeans.h"
#include "core/analysis/neighbours.h"
#include "core/analysis/silhouette.h"
#include "core/base/error.h"
#include "core/cohort/runs.h"
#include "core/workflow/embedding.h"
#include "core/workflow/item_rows.h"
#include "core/workflow/provenance.h"
#include "core/workflow/results_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

namespace stratoscope::workflow {
namespace {

constexpr int leastK = 2;
constexpr int mostK = 20;
/// For the curve a good start is enough; the chosen k gets the full number.
constexpr int startsForCurve = 3;

ClusterCurves tryKs(const Matrix& rows, std::uint64_t seed, Progress& progress, const std::stop_token& stop) {
  ClusterCurves curves;
  const int last = std::min(mostK, static_cast<int>(rows.rows));
  SilentProgress silent;
  for (int k = leastK; k <= last; ++k) {
    const auto result =
        analysis::kMeans(rows, {.k = k, .starts = startsForCurve, .iterations = 100, .seed = seed}, silent, stop);
    curves.k.push_back(k);
    curves.inertia.push_back(result.inertia);
    progress.report(k - leastK + 1, last - leastK + 1, STRATOSCOPE_TEXT("Trying numbers of clusters"));
  }
  return curves;
}

/// The nearest centre of every row, clusters renamed so that cluster 0 is the largest.
cohort::Clustering assign(const Matrix& rows, const Matrix& centres) {
  const auto nearest = analysis::nearestByDistance(centres, rows, 1);
  std::vector<int> sizes(centres.rows);
  for (const auto cluster : nearest.indices) {
    ++sizes[static_cast<std::size_t>(cluster)];
  }
  std::vector<int> order(centres.rows);
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, std::greater<>(), [&](int c) { return sizes[static_cast<std::size_t>(c)]; });
  std::vector<int> rank(centres.rows);
  for (std::size_t i = 0; i < order.size(); ++i) {
    rank[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
  }
  cohort::Clustering clustering{{}, nearest.distances};
  std::ranges::transform(nearest.indices, std::back_inserter(clustering.clusters),
                         [&](std::int64_t cluster) { return rank[static_cast<std::size_t>(cluster)]; });
  return clustering;
}

std::vector<int> sizesOf(const std::vector<int>& clusters, int k) {
  std::vector<int> sizes(static_cast<std::size_t>(k));
  for (const int cluster : clusters) {
    ++sizes[static_cast<std::size_t>(cluster)];
  }
  return sizes;
}

double silhouetteOf(const Matrix& rows, const std::vector<int>& clusters, const std::vector<int>& sizes) {
  const auto used = std::ranges::count_if(sizes, [](int size) { return size > 0; });
  return used >= 2 && static_cast<std::size_t>(used) < rows.rows ? analysis::silhouette(rows, clusters) : 0;
}

void checkMethod(const std::string& method) {
  if (method != "kmeans") {
    throw Error(ErrorCode::Unsupported, {STRATOSCOPE_TEXT("the method %1 is not in this version"), {method}}, {},
                STRATOSCOPE_TEXT("Use kmeans"));
  }
}

} // namespace

ClusterResult cluster(cohort::Cohort& cohort, const ClusterOptions& options, Progress& progress,
                      const std::stop_token& stop) {
  const StepClock clock("cluster");
  checkMethod(options.method);
  const auto embedding = latestEmbedding(cohort);
  const auto rows = analysis::normaliseRows(embedding.values);
  const auto fitted = rows.select(fittingRows(cohort));

  ClusterResult result;
  result.k = options.k;
  if (options.k == 0) {
    result.curves = tryKs(fitted, options.seed, progress, stop);
    result.k = result.curves.k.size() < 3 ? std::min(leastK, static_cast<int>(fitted.rows))
                                          : analysis::elbow(result.curves.k, result.curves.inertia);
  }
  const auto found =
      analysis::kMeans(fitted, {.k = result.k, .starts = 10, .iterations = 100, .seed = options.seed}, progress, stop);
  const auto clustering = assign(rows, found.centroids);
  result.sizes = sizesOf(clustering.clusters, result.k);
  result.silhouette = silhouetteOf(rows, clustering.clusters, result.sizes);
  result.seconds = clock.seconds();

  cohort::Transaction transaction(cohort);
  auto run = clock.record(nlohmann::json{{"method", options.method}, {"k", options.k}}.dump(), options.seed);
  run.inputsJson = nlohmann::json{{"embedding", embedding.run}}.dump();
  run.resultJson = toJson(result);
  result.run = cohort::addRun(cohort, run);
  cohort::addClustering(cohort, result.run, clustering);
  transaction.commit();
  return result;
}

std::optional<CurrentClustering> latestClustering(const cohort::Cohort& cohort) {
  const auto run = cohort::latestRun(cohort, "cluster");
  if (!run) {
    return std::nullopt;
  }
  auto stored = cohort::clustering(cohort, run->id);
  if (stored.clusters.size() != cohort.images().count) {
    return std::nullopt;
  }
  const auto result = nlohmann::json::parse(run->resultJson);
  CurrentClustering current;
  current.run = run->id;
  current.k = result.at("k");
  current.clusters = std::move(stored.clusters);
  current.distances = std::move(stored.distances);
  current.silhouette = result.at("silhouette");
  current.curves.k = result.at("curves").at("k").get<std::vector<int>>();
  current.curves.inertia = result.at("curves").at("inertia").get<std::vector<double>>();
  return current;
}

} // namespace stratoscope::workflow
