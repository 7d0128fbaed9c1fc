#pragma once

#include "core/base/matrix.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace stratoscope::learning {

struct HeadStack;

/// One trained head: gives each row of an embedding its probabilities of the clusters.
class ClusterHead {
public:
  /// @param stack holds exactly one head.
  explicit ClusterHead(HeadStack stack);
  ~ClusterHead();
  ClusterHead(ClusterHead&&) noexcept;
  ClusterHead& operator=(ClusterHead&&) noexcept;

  /// Throws Error::NotFound; Error::Unreadable for a file that save() did not write.
  static ClusterHead load(const std::filesystem::path& path);
  /// A .safetensors file, written atomically. Throws Error::WriteFailed.
  void save(const std::filesystem::path& path) const;

  [[nodiscard]] int dimension() const;
  [[nodiscard]] int k() const;
  /// @param rows [n, dimension], L2-normalised; @return [n, k], each row sums to 1.
  /// Throws Error::InvalidArgument for another dimension.
  [[nodiscard]] Matrix probabilities(const Matrix& rows) const;
  /// Renumbers the clusters: what was order[i] becomes i. @param order each of 0 to k - 1 once.
  void renumber(const std::vector<int>& order);

private:
  std::unique_ptr<HeadStack> stack_;
};

} // namespace stratoscope::learning
