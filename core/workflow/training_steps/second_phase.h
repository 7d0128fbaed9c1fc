#pragma once

#include "core/base/matrix.h"
#include "core/cohort/cohort.h"
#include "core/cohort/runs.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

namespace stratoscope::workflow {

/// What phase 2 of METHODS section 1 begins with.
struct SecondPhaseStart {
  std::filesystem::path model; ///< of the newest embedding
  Matrix prototypes;           ///< [k, latent] centroids of the newest clustering
  nlohmann::json inputs;       ///< "model", "embedding" and "clustering" of the run
};

/// Centroids of the newest clustering in the newest embedding, L2-normalised, of the items that models are fitted on;
/// of all items for a cluster that has none of these. Throws Error::NotFound where there is no embedding or no
/// clustering that covers all items.
[[nodiscard]] SecondPhaseStart secondPhaseStart(const cohort::Cohort& cohort);

/// Where the embedding that phase 2 stood on is still the newest: the same values again as an embedding by the new
/// model, since its encoder is the same; so what decodes from then on uses the refined decoder. The caller holds the
/// Transaction.
/// @param training the run of phase 2 as it is stored.
void carryEmbedding(cohort::Cohort& cohort, const cohort::Run& training);

/// The file of the model whose encoder this one has: that which its phase 2 began with, or itself.
/// @param model relative to the cohort's folder, "models/...".
[[nodiscard]] std::string firstPhaseModel(const cohort::Cohort& cohort, std::string model);

} // namespace stratoscope::workflow
