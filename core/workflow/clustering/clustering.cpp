#include "core/workflow/clustering/clustering.h"

#include "core/analysis/neighbours.h"
#include "core/analysis/silhouette.h"
#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/cohort/runs.h"
#include "core/workflow/clustering/cluster_methods.h"
#include "core/workflow/embedding.h"
#include "core/workflow/item_rows.h"
#include "core/workflow/provenance.h"
#include "core/workflow/results_json.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>
#include <numeric>

namespace stratoscope::workflow {
namespace {

/// Clusters renamed so that cluster 0 is the largest.
void rankBySize(std::vector<int>& clusters, int k) {
  std::vector<int> sizes(static_cast<std::size_t>(k));
  for (const int cluster : clusters) {
    ++sizes[static_cast<std::size_t>(cluster)];
  }
  std::vector<int> order(sizes.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, std::greater<>(), [&](int c) { return sizes[static_cast<std::size_t>(c)]; });
  std::vector<int> rank(sizes.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    rank[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
  }
  std::ranges::for_each(clusters, [&](int& cluster) { cluster = rank[static_cast<std::size_t>(cluster)]; });
}

/// Distance of every row to the mean of its cluster.
std::vector<float> distancesToMeans(const Matrix& rows, const std::vector<int>& clusters, int k) {
  std::vector<std::vector<double>> sums(static_cast<std::size_t>(k), std::vector<double>(rows.columns));
  std::vector<double> counts(sums.size());
  for (std::size_t row = 0; row < rows.rows; ++row) {
    auto& sum = sums[static_cast<std::size_t>(clusters[row])];
    counts[static_cast<std::size_t>(clusters[row])] += 1;
    std::ranges::transform(sum, rows.row(row), sum.begin(),
                           [](double total, float value) { return total + static_cast<double>(value); });
  }
  std::vector<float> distances;
  for (std::size_t row = 0; row < rows.rows; ++row) {
    const auto cluster = static_cast<std::size_t>(clusters[row]);
    double square = 0;
    for (std::size_t d = 0; d < rows.columns; ++d) {
      const double away = static_cast<double>(rows.row(row)[d]) - sums[cluster][d] / counts[cluster];
      square += away * away;
    }
    distances.push_back(static_cast<float>(std::sqrt(square)));
  }
  return distances;
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
  for (std::size_t i = 0; i < parts.rows.size(); ++i) {
    const int part = found.clusters[i];
    clusters[parts.rows[i]] = part == 0 ? within : parts.before->k + part - 1;
  }
  found.clusters = std::move(clusters);
  found.k += parts.before->k - 1;
  return found;
}

std::string parametersOf(const ClusterOptions& options) {
  nlohmann::json json{{"method", options.method}, {"k", options.k}};
  if (options.method == "gmm") {
    json["covariance"] = options.fullCovariance ? "full" : "diagonal";
  }
  if (options.method == "leiden") {
    json["resolution"] = options.resolution;
    json["neighbours"] = options.neighbours;
  }
  if (options.within) {
    json["within"] = clusterNumber(*options.within);
  }
  return json.dump();
}

/// The linkage under its final name, relative to the cohort; empty when there is none.
std::string writeLinkage(const cohort::Cohort& cohort, const Matrix& linkage) {
  if (linkage.rows == 0) {
    return {};
  }
  const auto fresh = cohort.modelsFolder() / "linkage.npy";
  writeMatrix(fresh, linkage);
  return "models/" + nameByContent(fresh).filename().string();
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
  rankBySize(found.clusters, found.k);
  result.k = found.k;
  result.curves = std::move(found.curves);
  result.modularity = found.modularity;
  result.sizes = sizesOf(found.clusters, result.k);
  result.silhouette = silhouetteOf(rows, found.clusters, result.sizes);
  const auto distances = distancesToMeans(rows, found.clusters, result.k);
  const auto file = writeLinkage(cohort, found.linkage);
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
  cohort::addClustering(cohort, result.run, {std::move(found.clusters), distances});
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
  current.curves.bic = result.at("curves").value("bic", std::vector<double>());
  return current;
}

} // namespace stratoscope::workflow
