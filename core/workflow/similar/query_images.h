#pragma once

#include "core/base/image.h"
#include "core/base/progress.h"
#include "core/cohort/cohort.h"
#include "core/workflow/similar/similar_query.h"

#include <stop_token>

namespace stratoscope::workflow {

/// The images of a query as items of the cohort's recipe: its items first, then its files; of a box the part alone; 8
/// bits. Throws Error::InvalidArgument (no such item, a box of several or outside its image), and what reading a file
/// throws.
[[nodiscard]] ImageStack queryImages(const cohort::Cohort& cohort, const SimilarQuery& query, Progress& progress,
                                     const std::stop_token& stop);

} // namespace stratoscope::workflow
