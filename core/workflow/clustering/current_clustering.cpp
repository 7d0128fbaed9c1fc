#include "core/cohort/runs.h"
#include "core/workflow/clustering/clustering.h"

#include <nlohmann/json.hpp>

namespace stratoscope::workflow {
namespace {

/// Curves that a run of an earlier version did not have are empty.
ValidityCurves validityFromJson(const nlohmann::json& json) {
  const auto values = [&](const char* name) { return json.value(name, std::vector<double>()); };
  return {.k = json.at("k").get<std::vector<int>>(),
          .inertia = values("inertia"),
          .silhouette = values("silhouette"),
          .calinskiHarabasz = values("calinski_harabasz"),
          .daviesBouldin = values("davies_bouldin"),
          .gap = values("gap"),
          .gapError = values("gap_error"),
          .gapChoice = json.value("gap_choice", 0),
          .stability = values("stability"),
          .consensus = values("consensus"),
          .consensusArea = values("consensus_area"),
          .consensusChoice = json.value("consensus_choice", 0)};
}

} // namespace

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
  current.confidences = std::move(stored.confidences);
  current.silhouette = result.at("silhouette");
  current.curves.k = result.at("curves").at("k").get<std::vector<int>>();
  current.curves.inertia = result.at("curves").at("inertia").get<std::vector<double>>();
  current.curves.bic = result.at("curves").value("bic", std::vector<double>());
  if (result.contains("validity")) {
    current.validity = validityFromJson(result.at("validity"));
  }
  return current;
}

} // namespace stratoscope::workflow
