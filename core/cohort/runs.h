#pragma once

#include "core/base/matrix.h"
#include "core/cohort/cohort.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace stratoscope::cohort {

/// One execution of a step, with its provenance. Texts named Json hold a JSON object.
struct Run {
  std::int64_t id = 0; ///< given by addRun
  std::string step;    ///< import, train, embed, cluster, map, evaluate ...
  std::string parametersJson = "{}";
  std::uint64_t seed = 0;
  std::string inputsJson = "{}"; ///< hashes of what went in
  std::string modelHash;         ///< SHA-256 of the weights, where a model took part
  std::string librariesJson = "{}";
  std::string device;
  std::string started; ///< ISO 8601, UTC
  double seconds = 0;
  std::string programVersion;
  std::string resultJson = "{}"; ///< the figures the step gave
  std::string file;              ///< its file inside the cohort folder (embeddings/..., maps/..., models/...), or empty
};

/// @return the run's id. The caller holds the Transaction. Throws Error::WriteFailed.
std::int64_t addRun(Cohort& cohort, const Run& run);
[[nodiscard]] std::vector<Run> runs(const Cohort& cohort); ///< oldest first
/// Throws Error::NotFound.
[[nodiscard]] Run run(const Cohort& cohort, std::int64_t id);
/// The newest run of a step.
[[nodiscard]] std::optional<Run> latestRun(const Cohort& cohort, const std::string& step);

/// The cluster (0 to k - 1) of every item of the run, by row, its distance to the cluster's centre, and how sure the
/// method was of it.
struct Clustering {
  std::vector<int> clusters;
  std::vector<float> distances;
  std::vector<float> confidences = {}; ///< 0 to 1; empty where the run did not say
};
/// The caller holds the Transaction.
void addClustering(Cohort& cohort, std::int64_t run, const Clustering& clustering);
/// Throws Error::NotFound.
[[nodiscard]] Clustering clustering(const Cohort& cohort, std::int64_t run);

} // namespace stratoscope::cohort
