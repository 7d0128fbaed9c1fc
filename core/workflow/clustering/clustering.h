#pragma once

#include "core/base/progress.h"
#include "core/cohort/cohort.h"
#include "core/learning/consistency/consistency_options.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

struct ClusterOptions {
  std::string method = "kmeans"; ///< kmeans, spherical, gmm, ward, leiden or consistency; else Error::Unsupported
  int k = 0;                     ///< 0: the method chooses, see cluster_methods.h
  std::uint64_t seed = 0;
  bool fullCovariance = false; ///< gmm: full covariances instead of diagonal ones
  double variance = 0.95;      ///< gmm: share that its principal components keep, above 0 to 1
  double resolution = 1;       ///< leiden, above 0: the higher, the more clusters
  int neighbours = 0;          ///< leiden, consistency: of each item; 0: 15 and 20
  std::optional<int> within =
      std::nullopt;      ///< only the items of this cluster of the newest clustering; the others keep theirs
  bool validity = false; ///< also the curves of ValidityCurves
  learning::ConsistencyOptions heads = {}; ///< consistency; its k and seed are those above
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
  std::vector<double> consensus;     ///< 1 - ambiguity, see analysis/consensus.h: the higher the better
  std::vector<double> consensusArea; ///< below the pairs' distribution function: elbow of its rise
  int consensusChoice = 0;           ///< the k of the highest consensus; 0 where there was no k to try
};

/// What ClusterResult::assignsBy says where no model was kept: the nearest items vote.
inline constexpr const char* byNeighbours = "neighbours";

struct ClusterResult {
  std::int64_t run = 0;
  int k = 0;
  std::vector<int> sizes;             ///< items of each cluster, largest first: cluster 0 is the largest
  double neighbourAgreement = 0;      ///< see neighbour_vote.h
  double silhouette = 0;              ///< Euclidean on the normalised embedding
  std::optional<double> modularity;   ///< of Leiden's communities on the graph of neighbours
  std::vector<double> headLosses;     ///< of consistency, of each head: the least is the chosen one's; else empty
  std::string assignsBy;              ///< what gives items to come their clusters: centroids, mixture, head, neighbours
  std::optional<std::int64_t> parent; ///< the run whose clusters were given to new items
  int assigned = 0;                   ///< new items that were given clusters
  ClusterCurves curves;
  std::optional<ValidityCurves> validity;
  double seconds = 0;
};

/// Clusters the newest embedding, L2-normalised, in its full dimension. The method is fitted on the split "train" where
/// there is one and carried to all items. The file of a run is what assigns items to come (see frozen_clusters.h), of a
/// Ward run its linkage. Throws Error::NotFound (no embedding,
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
  std::vector<int> clusters;      ///< of each item
  std::vector<float> distances;   ///< to the mean of its cluster
  std::vector<float> confidences; ///< how sure the method is of each item, 0 to 1; empty of earlier versions' runs
  double silhouette = 0;
  ClusterCurves curves;
  std::optional<ValidityCurves> validity; ///< where they were asked for
};
[[nodiscard]] std::optional<CurrentClustering> latestClustering(const cohort::Cohort& cohort);

} // namespace stratoscope::workflow
