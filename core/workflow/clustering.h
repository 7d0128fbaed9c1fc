#pragma once

#include "core/base/progress.h"
#include "core/cohort/cohort.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

struct ClusterOptions {
  std::string method = "kmeans"; ///< others throw Error::Unsupported in this version
  int k = 0;                     ///< 0: the elbow of the curve from 2 to 20
  std::uint64_t seed = 0;
};

/// What was tried to choose k.
struct ClusterCurves {
  std::vector<int> k;
  std::vector<double> inertia; ///< sum of squared distances to the own centre
};

struct ClusterResult {
  std::int64_t run = 0;
  int k = 0;
  std::vector<int> sizes; ///< items of each cluster, largest first: cluster 0 is the largest
  double silhouette = 0;  ///< Euclidean on the normalised embedding
  ClusterCurves curves;
  double seconds = 0;
};

/// Clusters the newest embedding, L2-normalised, in its full dimension. Centres are fitted on the split "train" where
/// there is one; every item gets its nearest centre. Throws Error::NotFound (no embedding), Error::InvalidArgument
/// (k out of range), Error::Unsupported, Error::WriteFailed, Error::Cancelled.
ClusterResult cluster(cohort::Cohort& cohort, const ClusterOptions& options, Progress& progress,
                      const std::stop_token& stop);

/// Inside the program clusters count from 0; wherever a person or another program reads them (window, command line,
/// tables, manifests, messages) they count from 1. The two meet here alone.
[[nodiscard]] constexpr int clusterNumber(int cluster) { return cluster + 1; }
[[nodiscard]] constexpr int clusterOfNumber(int number) { return number - 1; }

/// The newest clustering that covers all items.
struct CurrentClustering {
  std::int64_t run = 0;
  int k = 0;
  std::vector<int> clusters;    ///< of each item
  std::vector<float> distances; ///< to its cluster's centre
  double silhouette = 0;
  ClusterCurves curves;
};
[[nodiscard]] std::optional<CurrentClustering> latestClustering(const cohort::Cohort& cohort);

} // namespace stratoscope::workflow
