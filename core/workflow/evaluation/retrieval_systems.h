#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/cohort/cohort.h"
#include "core/retrieval/full_ranking.h"
#include "core/workflow/encoder.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// One way to describe items, and how its descriptors are compared.
struct RetrievalSystem {
  std::string name;
  std::int64_t run = 0; ///< that made it; 0 for what needs none
  retrieval::Metric metric = retrieval::Metric::Cosine;
  Matrix descriptors;             ///< of every item; empty for raw pixels, which are made of `pixels` in parts
  std::optional<Encoder> encoder; ///< for images that are no item; none for raw pixels
  ImageStack pixels = {};         ///< of every item, for raw pixels alone
};

/// The newest embedding ("embedding"), and the floor ("raw pixels").
/// Throws Error::NotFound where there is no embedding.
[[nodiscard]] std::vector<RetrievalSystem> currentSystems(const cohort::Cohort& cohort, const std::string& device);

/// The systems of Wu, Luo and Wunsch 2022, figure 3, as far as the cohort has them, each the newest of its kind: "raw
/// pixels", "random weights" (the autoencoder's backbone untrained, its normalisation set to the images), "pre-trained
/// classifier", "pre-trained contrastive", "fine-tuned contrastive" (or what else the fine-tuning began with).
/// Throws Error::NotFound where no model was trained, and what encoding throws.
[[nodiscard]] std::vector<RetrievalSystem> comparedSystems(const cohort::Cohort& cohort, const std::string& device,
                                                           std::uint64_t seed, Progress& progress,
                                                           const std::stop_token& stop);

/// Descriptors of some items, in parts as they are needed. The system and the rows must outlive the source.
[[nodiscard]] retrieval::RowSource rowsOf(const RetrievalSystem& system, const std::vector<std::size_t>& rows);

/// Descriptors of images that are no item, 8 bits. Throws Error::NotFound where the model's file is gone.
[[nodiscard]] Matrix describe(RetrievalSystem& system, const ImageStack& images, Progress& progress,
                              const std::stop_token& stop);

} // namespace stratoscope::workflow
