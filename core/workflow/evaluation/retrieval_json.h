#pragma once

#include "core/workflow/duplicates.h"
#include "core/workflow/evaluation/leaks.h"
#include "core/workflow/evaluation/retrieval_evaluation.h"

#include <string>
#include <vector>

namespace stratoscope::workflow {

/// As results_json.h: `systems`, or `easy`, `medium` and `hard` for a ground truth; `columns`; `pairs`.
[[nodiscard]] std::string toJson(const RetrievalEvaluation& result);
[[nodiscard]] std::string toJson(const std::vector<LeakRow>& rows);
[[nodiscard]] std::string toJson(const std::vector<DuplicatePair>& pairs);

} // namespace stratoscope::workflow
