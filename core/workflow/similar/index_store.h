#pragma once

#include "core/retrieval/index/search_index.h"
#include "core/workflow/similar/item_index.h"

namespace stratoscope::workflow {

/// The index of the newest embedding, for asking, and its record; made or added to where it has to be.
struct OpenIndex {
  retrieval::SearchIndex index;
  IndexResult record;
};
/// Throws as updateIndex().
[[nodiscard]] OpenIndex openIndex(cohort::Cohort& cohort, const IndexOptions& options,
                                  const retrieval::ExactSearch& exact, Progress& progress, const std::stop_token& stop);

} // namespace stratoscope::workflow
