#pragma once

#include "core/base/image.h"
#include "core/cohort/cohort.h"

#include <string>
#include <vector>

namespace stratoscope::workflow {

/// What makes items right answers, without the prefix "label:" that marks a column.
[[nodiscard]] std::string groupingOf(const std::string& positives);

/// What a retrieval training stands on: it can be resumed on the same items with the same answers only.
struct RetrievalItems {
  ImageStack images;       ///< of 8 bits
  std::vector<int> groups; ///< of each; items of one group are right answers to each other
  std::string inputsJson;  ///< counts and hashes
};

/// The items to fit on that have a value of `positives` ("patient", "study", "series", "label:COLUMN").
/// Throws Error::InvalidArgument (no images, nothing to go by), Error::NotFound (no such column).
[[nodiscard]] RetrievalItems retrievalItems(const cohort::Cohort& cohort, const std::string& positives);

} // namespace stratoscope::workflow
