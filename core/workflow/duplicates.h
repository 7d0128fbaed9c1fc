#pragma once

#include "core/base/progress.h"
#include "core/cohort/cohort.h"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace stratoscope::workflow {

/// Two items that show the same.
struct DuplicatePair {
  int first = 0; ///< the lower item
  int second = 0;
  double correlation = 0; ///< of their pixels, Pearson; 1 for equal ones
  bool identical = false; ///< every pixel of the item tensors is the same
  bool samePatient = false;
  std::filesystem::path firstPath;
  std::filesystem::path secondPath;
};

struct DuplicateOptions {
  double correlation = 0.98; ///< the least that makes a pair, above 0
  int neighbours = 10;       ///< of each item that are compared pixel by pixel
};

/// Duplicates and near-duplicates, the most alike first. Candidates are the nearest neighbours in the embedding where
/// there is one, else by pixels. Items of one series are never a pair (neighbouring slices are alike by nature).
/// Throws Error::InvalidArgument (options), Error::Cancelled.
[[nodiscard]] std::vector<DuplicatePair> findDuplicates(const cohort::Cohort& cohort, const DuplicateOptions& options,
                                                        Progress& progress, const std::stop_token& stop);

} // namespace stratoscope::workflow
