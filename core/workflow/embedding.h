#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/cohort/cohort.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace stratoscope::workflow {

struct EmbedOptions {
  std::filesystem::path model; ///< a .safetensors file (encoder.h); empty for the model of the newest training
  std::int64_t trainRun = 0;   ///< or the model of this training, when not 0
  std::string device = "auto";
};

struct EmbedResult {
  std::int64_t run = 0;
  int items = 0;
  int dimension = 0;
  double imagesPerSecond = 0;
  double seconds = 0;
};

/// Encodes all items; the embedding is a file of its own, named by its content. A model from outside is copied into
/// models/. Throws Error::NotFound (no model), Error::InvalidArgument (a model of another image size),
/// Error::WriteFailed, Error::Cancelled.
EmbedResult embed(cohort::Cohort& cohort, const EmbedOptions& options, Progress& progress, const std::stop_token& stop);

/// The newest embedding: h of every item by row, not normalised.
struct Embedding {
  std::int64_t run = 0;
  Matrix values; ///< [items, dimension]
  std::filesystem::path model;
};
/// The same as the files that hold it.
struct EmbeddingFile {
  std::int64_t run = 0;
  std::filesystem::path values; ///< .npy of [items, dimension] float32
  std::filesystem::path model;
};
/// Both throw Error::NotFound ("embed first") when there is none, or none that covers all items.
[[nodiscard]] EmbeddingFile latestEmbeddingFile(const cohort::Cohort& cohort);
[[nodiscard]] Embedding latestEmbedding(const cohort::Cohort& cohort);
[[nodiscard]] bool hasEmbedding(const cohort::Cohort& cohort);

} // namespace stratoscope::workflow
