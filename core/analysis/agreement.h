#pragma once

#include <span>
#include <vector>

namespace stratoscope::analysis {

/// How well a clustering agrees with a truth column; all in [0, 1] but `ari`, which is 0 for chance and may be
/// negative.
struct Agreement {
  double accuracy = 0;         ///< ACC: share in the right class under the one-to-one mapping
  double purity = 0;           ///< share in the right class under the many-to-one mapping
  double balancedAccuracy = 0; ///< mean recall over the classes that occur
  double macroF1 = 0;          ///< mean F1 over the classes that occur in truth or prediction
  double nmi = 0;              ///< mutual information over the arithmetic mean of the entropies
  double ari = 0;              ///< adjusted Rand index (Hubert and Arabie 1985)
  double floor = 0;            ///< share of the class that is most frequent in training: what guessing it gives
};

/// The class each cluster stands for.
using ClassOfCluster = std::vector<int>;

/// One-to-one mapping that gets most items right (Hungarian matching); clusters left over when there are more of them
/// than classes map to -1.
/// @param truth, clusters one of each item, >= 0, equally many, not empty. Throws Error::InvalidArgument.
[[nodiscard]] ClassOfCluster matchOneToOne(std::span<const int> truth, std::span<const int> clusters);
/// Many-to-one mapping: each cluster's most frequent class (the lowest of equals); -1 for an empty cluster.
[[nodiscard]] ClassOfCluster matchByMajority(std::span<const int> truth, std::span<const int> clusters);

/// Figures of the test part, with both mappings and the floor's class fitted on the training part alone.
/// Throws Error::InvalidArgument as matchOneToOne.
[[nodiscard]] Agreement evaluateClustering(std::span<const int> trainTruth, std::span<const int> trainClusters,
                                           std::span<const int> testTruth, std::span<const int> testClusters);

/// Figures of a classifier's answers, which are classes already: no mapping is fitted, so purity is the accuracy.
/// @param trainTruth gives the floor's class. Throws Error::InvalidArgument as matchOneToOne.
[[nodiscard]] Agreement evaluateClasses(std::span<const int> trainTruth, std::span<const int> truth,
                                        std::span<const int> answers);

} // namespace stratoscope::analysis
