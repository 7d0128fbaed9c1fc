#include "core/workflow/clustering/frozen_clusters.h"

#include "core/analysis/euclidean.h"
#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/workflow/clustering/frozen_mixture.h"

#include <algorithm>

namespace stratoscope::workflow {
namespace {

constexpr const char* centroidsKind = "centroids";
constexpr const char* headKind = "head";

class FrozenCentroids final : public FrozenClusters {
public:
  explicit FrozenCentroids(Matrix centroids) : centroids_(std::move(centroids)) {}

  [[nodiscard]] AssignedClusters assign(const Matrix& rows) const override {
    const auto near = analysis::nearestByDistance(centroids_, rows, std::min<std::size_t>(2, centroids_.rows));
    AssignedClusters assigned;
    for (std::size_t i = 0; i < rows.rows; ++i) {
      const auto distances = near.distancesOf(i);
      assigned.clusters.push_back(static_cast<int>(near.indicesOf(i).front()));
      const bool tied = distances.back() <= 0; // two centres at the row itself
      const float margin = tied ? 0 : 1 - distances.front() / distances.back();
      assigned.confidences.push_back(centroids_.rows == 1 ? 1 : margin);
    }
    return assigned;
  }
  void renumber(const std::vector<int>& order) override {
    centroids_ = centroids_.select(std::vector<std::size_t>(order.begin(), order.end()));
  }
  [[nodiscard]] std::string kind() const override { return centroidsKind; }
  [[nodiscard]] std::filesystem::path write(const std::filesystem::path& folder) const override {
    writeMatrix(folder / "centroids.npy", centroids_);
    return folder / "centroids.npy";
  }

private:
  Matrix centroids_; ///< [k, dimension]
};

class FrozenHead final : public FrozenClusters {
public:
  explicit FrozenHead(learning::ClusterHead head) : head_(std::move(head)) {}

  [[nodiscard]] AssignedClusters assign(const Matrix& rows) const override {
    return mostProbable(head_.probabilities(rows));
  }
  void renumber(const std::vector<int>& order) override { head_.renumber(order); }
  [[nodiscard]] std::string kind() const override { return headKind; }
  [[nodiscard]] std::filesystem::path write(const std::filesystem::path& folder) const override {
    head_.save(folder / "head.safetensors");
    return folder / "head.safetensors";
  }

private:
  learning::ClusterHead head_;
};

} // namespace

AssignedClusters mostProbable(const Matrix& probabilities) {
  AssignedClusters assigned;
  for (std::size_t i = 0; i < probabilities.rows; ++i) {
    const auto row = probabilities.row(i);
    const auto best = std::ranges::max_element(row);
    assigned.clusters.push_back(static_cast<int>(best - row.begin()));
    assigned.confidences.push_back(*best);
  }
  return assigned;
}

std::unique_ptr<FrozenClusters> frozenCentroids(Matrix centroids) {
  return std::make_unique<FrozenCentroids>(std::move(centroids));
}

std::unique_ptr<FrozenClusters> frozenMixture(analysis::Mixture mixture, analysis::Pca directions) {
  return std::make_unique<FrozenMixture>(std::move(mixture), std::move(directions));
}

std::unique_ptr<FrozenClusters> frozenHead(learning::ClusterHead head) {
  return std::make_unique<FrozenHead>(std::move(head));
}

std::unique_ptr<FrozenClusters> readFrozenClusters(const std::string& kind, const std::filesystem::path& file) {
  if (kind == centroidsKind) {
    return std::make_unique<FrozenCentroids>(readMatrix(file));
  }
  if (kind == FrozenMixture::name) {
    return FrozenMixture::read(file);
  }
  if (kind == headKind) {
    return std::make_unique<FrozenHead>(learning::ClusterHead::load(file));
  }
  throw Error(ErrorCode::Unsupported, {STRATOSCOPE_TEXT("this version cannot assign items by %1"), {kind}},
              file.string());
}

} // namespace stratoscope::workflow
