#pragma once

#include "core/base/matrix.h"

#include <vector>

namespace stratoscope::workflow {

/// Clusters renamed so that cluster 0 is the largest; of equal ones the lower number comes first.
/// @param clusters of each item, 0 to k - 1. @return what each was called before.
std::vector<int> rankBySize(std::vector<int>& clusters, int k);
/// Items of each cluster.
[[nodiscard]] std::vector<int> sizesOf(const std::vector<int>& clusters, int k);
/// Euclidean distance of every row to the mean of its cluster.
[[nodiscard]] std::vector<float> distancesToMeans(const Matrix& rows, const std::vector<int>& clusters, int k);
/// The same, with means of the first `counted` rows alone; infinite where these have none of the cluster.
[[nodiscard]] std::vector<float> distancesToMeans(const Matrix& rows, const std::vector<int>& clusters, int k,
                                                  std::size_t counted);
/// Mean silhouette; 0 for a single cluster and for clusters of one item each, which have none.
[[nodiscard]] double silhouetteOf(const Matrix& rows, const std::vector<int>& clusters, const std::vector<int>& sizes);

} // namespace stratoscope::workflow
