#pragma once

#include "core/base/image.h"
#include "core/base/progress.h"
#include "core/cohort/cohort.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// Where synthetic images are drawn from: a Gaussian fitted to the embeddings of a cluster or of the whole cohort; the
/// spread of the whole cohort around one item; or a path between two items.
struct SamplingOptions {
  std::optional<int> cluster;
  std::optional<int> around;
  std::optional<std::pair<int, int>> between;
  int count = 16;         ///< 1 to 1000
  double temperature = 1; ///< factor on the standard deviation; has no meaning for a path
  std::uint64_t seed = 0;
  std::string device = "auto";
};

struct SyntheticImages {
  SamplingOptions options;
  ImageStack images; ///< 8 bits, [count, channels, size, size], or of volumes [count, channels, size, size, size]
  struct Nearest {
    int item = 0;          ///< the real item whose embedding is nearest to that of the decoded image
    float distance = 0;    ///< Euclidean, in the embedding
    bool tooClose = false; ///< as close as only the closest 1 % of real items are to each other: a likely copy
  };
  std::vector<Nearest> nearest;
  std::int64_t embedRun = 0;
};

/// Draws, decodes, encodes again and looks for copies. Writes nothing.
/// Throws Error::NotFound (no embedding, no such cluster), Error::InvalidArgument, Error::Cancelled.
[[nodiscard]] SyntheticImages synthesise(const cohort::Cohort& cohort, const SamplingOptions& options,
                                         Progress& progress, const std::stop_token& stop);

struct ExportedSynthetic {
  std::int64_t run = 0;
  std::vector<std::filesystem::path> files; ///< one of each image
  std::filesystem::path manifest;           ///< JSON: what each file is, marked as synthetic
};
/// Writes synthetic-NNNN.png (of volumes .nii.gz) and manifest.json into a folder (made if needed; files of these names
/// are replaced) and records the run. Throws Error::WriteFailed.
ExportedSynthetic exportSynthetic(cohort::Cohort& cohort, const SyntheticImages& images,
                                  const std::filesystem::path& folder);

} // namespace stratoscope::workflow
