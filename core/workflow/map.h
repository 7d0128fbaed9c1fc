#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/cohort/cohort.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>

namespace stratoscope::workflow {

struct MapOptions {
  std::string method = "umap"; ///< umap or pca
  std::uint64_t seed = 0;
};

struct MapResult {
  std::int64_t run = 0;
  std::string method;
  double trustworthiness = 0; ///< at k = 15; of an evenly spaced part where there are many items
  double seconds = 0;
};

/// Lays the newest embedding, L2-normalised, out in two dimensions. Throws Error::NotFound (no embedding),
/// Error::InvalidArgument (unknown method), Error::WriteFailed, Error::Cancelled.
MapResult layOut(cohort::Cohort& cohort, const MapOptions& options, Progress& progress, const std::stop_token& stop);

struct CurrentMap {
  std::int64_t run = 0;
  std::string method;
  double trustworthiness = 0;
  Matrix places; ///< [items, 2]
};
/// The newest map that covers all items.
[[nodiscard]] std::optional<CurrentMap> latestMap(const cohort::Cohort& cohort);

} // namespace stratoscope::workflow
