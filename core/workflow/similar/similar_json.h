#pragma once

#include "core/workflow/similar/similar.h"

#include <string>

namespace stratoscope::workflow {

/// `results: [{item, patient, score, path}]`, what was asked, how it was searched (`search`, `expanded`, `reranked`)
/// and `warnings`.
[[nodiscard]] std::string toJson(const SimilarQuery& query, const SimilarOptions& options, const SimilarResult& result);

} // namespace stratoscope::workflow
