#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/cohort/cohort.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

struct SimilarItem {
  int item = 0;
  std::string patient; ///< identifier; empty for none
  float score = 0;     ///< cosine similarity, -1 to 1
  std::filesystem::path path;
};

struct SimilarOptions {
  int k = 10;
  bool otherPatientsOnly = false; ///< leaves out what shares the query's patient; items without one are their own
};

/// Items of the newest embedding most like an item of the cohort, itself left out, best first; exact.
/// Throws Error::NotFound (no embedding), Error::InvalidArgument (no such item).
[[nodiscard]] std::vector<SimilarItem> similarTo(const cohort::Cohort& cohort, int item, const SimilarOptions& options);
/// The same for an image from outside, read with the recipe of the cohort's newest import.
/// Throws as above, and what reading the file throws.
[[nodiscard]] std::vector<SimilarItem> similarToFile(const cohort::Cohort& cohort, const std::filesystem::path& file,
                                                     const SimilarOptions& options, const std::string& device,
                                                     Progress& progress, const std::stop_token& stop);

} // namespace stratoscope::workflow
