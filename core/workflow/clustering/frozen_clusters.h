#pragma once

#include "core/analysis/gaussian_mixture.h"
#include "core/analysis/pca.h"
#include "core/base/matrix.h"
#include "core/learning/consistency/cluster_head.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// Clusters given to rows, and how sure each is, from 0 to 1.
struct AssignedClusters {
  std::vector<int> clusters;
  std::vector<float> confidences;
};

/// The most probable cluster of each row, which is also how sure it is.
[[nodiscard]] AssignedClusters mostProbable(const Matrix& probabilities);

/// A fitted clustering as it was left, for rows it has not seen. Kept as a file beside the run.
class FrozenClusters {
public:
  FrozenClusters() = default;
  virtual ~FrozenClusters() = default;
  FrozenClusters(const FrozenClusters&) = delete;
  FrozenClusters& operator=(const FrozenClusters&) = delete;

  /// @param rows L2-normalised, of the dimension it was fitted on. Throws Error::InvalidArgument.
  [[nodiscard]] virtual AssignedClusters assign(const Matrix& rows) const = 0;
  /// What was cluster order[i] becomes i.
  virtual void renumber(const std::vector<int>& order) = 0;
  /// "centroids", "mixture" or "head": what readFrozenClusters() is told.
  [[nodiscard]] virtual std::string kind() const = 0;
  /// Writes it into a folder under a name that is not final. @return the file. Throws Error::WriteFailed.
  [[nodiscard]] virtual std::filesystem::path write(const std::filesystem::path& folder) const = 0;
};

/// Rows go to the nearest centre (k-means and spherical k-means); the confidence is 1 - near / next, of the distances
/// to the nearest and the next centre.
[[nodiscard]] std::unique_ptr<FrozenClusters> frozenCentroids(Matrix centroids);
/// Rows go to the component of greatest posterior probability, which is the confidence.
/// @param directions that the mixture was fitted along.
[[nodiscard]] std::unique_ptr<FrozenClusters> frozenMixture(analysis::Mixture mixture, analysis::Pca directions);
/// Rows go to the cluster of greatest probability, which is the confidence.
[[nodiscard]] std::unique_ptr<FrozenClusters> frozenHead(learning::ClusterHead head);

/// Throws Error::NotFound, Error::Unreadable (another file), Error::Unsupported (another kind).
[[nodiscard]] std::unique_ptr<FrozenClusters> readFrozenClusters(const std::string& kind,
                                                                 const std::filesystem::path& file);

} // namespace stratoscope::workflow
