#pragma once

#include "core/workflow/clustering/frozen_clusters.h"

namespace stratoscope::workflow {

/// A mixture of normal distributions along some directions of the embedding; its file is JSON.
class FrozenMixture final : public FrozenClusters {
public:
  static constexpr const char* name = "mixture"; ///< its kind

  FrozenMixture(analysis::Mixture mixture, analysis::Pca directions)
      : mixture_(std::move(mixture)), directions_(std::move(directions)) {}
  /// Throws Error::NotFound, Error::Unreadable.
  [[nodiscard]] static std::unique_ptr<FrozenMixture> read(const std::filesystem::path& file);

  [[nodiscard]] AssignedClusters assign(const Matrix& rows) const override;
  void renumber(const std::vector<int>& order) override;
  [[nodiscard]] std::string kind() const override { return name; }
  [[nodiscard]] std::filesystem::path write(const std::filesystem::path& folder) const override;

private:
  analysis::Mixture mixture_;
  analysis::Pca directions_;
};

} // namespace stratoscope::workflow
