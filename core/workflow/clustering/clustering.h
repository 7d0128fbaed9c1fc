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
  std::string method = "kmeans"; ///< kmeans, spherical, gmm, ward or leiden; others throw Error::Unsupported
  int k = 0;                     ///< 0: the method chooses, see cluster_methods.h
  std::uint64_t seed = 0;
  bool fullCovariance = false; ///< gmm: full covariances instead of diagonal ones
  double resolution = 1;       ///< leiden, above 0: the higher, the more clusters
  int neighbours = 15;         ///< leiden: of each item in the graph, from 2
  std::optional<int> within =
      std::nullopt;      ///< only the items of this cluster of the newest clustering; the others keep theirs
  bool validity = false; ///< also the curves of ValidityCurves
};

/// What was tried to choose k.
struct ClusterCurves {
  std::vector<int> k;
  std::vector<double> inertia; ///< sum of squared distances to the own centre; empty for a mixture
  std::vector<double> bic;     ///< Bayesian information criterion of a mixture; else empty
};

/// Figures over k that help a reader to choose it; all of k-means, see analysis/validity.h.
struct ValidityCurves {
  std::vector<int> k;
  std::vector<double> inertia;
  std::vector<double> silhouette;
  std::vector<double> calinskiHarabasz;
  std::vector<double> daviesBouldin;
  std::vector<double> gap;
  std::vector<double> gapError;
  int gapChoice = 0; ///< the k that the gap's rule takes; 0 where there was no k to try
  std::vector<double> stability;
};

struct ClusterResult {
  std::int64_t run = 0;
  int k = 0;
  std::vector<int> sizes;           ///< items of each cluster, largest first: cluster 0 is the largest
  double silhouette = 0;            ///< Euclidean on the normalised embedding
  std::optional<double> modularity; ///< of Leiden's communities on the graph of neighbours
  ClusterCurves curves;
  std::optional<ValidityCurves> validity;
  double seconds = 0;
};

/// Clusters the newest embedding, L2-normalised, in its full dimension. The method is fitted on the split "train" where
/// there is one and carried to all items; the file of a Ward run is its linkage. Throws Error::NotFound (no embedding,
/// or no clustering to look within), Error::InvalidArgument (k out of range, no such cluster), Error::Unsupported,
/// Error::WriteFailed, Error::Cancelled.
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
  std::vector<float> distances; ///< to the mean of its cluster
  double silhouette = 0;
  ClusterCurves curves;
};
[[nodiscard]] std::optional<CurrentClustering> latestClustering(const cohort::Cohort& cohort);

} // namespace stratoscope::workflow
