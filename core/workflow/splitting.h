#pragma once

#include "core/base/text.h"
#include "core/cohort/cohort.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// Parts, in this order wherever there are three of something.
inline constexpr std::array splitNames{"train", "val", "test"};
inline constexpr const char* splitColumn = "split";

struct SplitOptions {
  std::array<double, 3> shares{70, 10, 20}; ///< train, val, test; any numbers from 0 on, their sum is the whole
  std::string by = "patient"; ///< what must not be divided: patient, study, or a column (items without a value, and
                              ///< items without a patient identifier, stand for themselves, volumes as a whole)
  std::string stratify = {};  ///< a column whose values get the same shares; empty for none
  bool replace = false;       ///< take the place of a split that is there
  std::uint64_t seed = 0;
};

/// Items of one class (or of all) in each part.
struct SplitCounts {
  std::string name; ///< value of the column; empty for items that have none
  std::array<int, 3> items{};
};

struct SplitResult {
  std::int64_t run = 0;
  int groups = 0; ///< patients, studies or values of the column
  std::array<int, 3> groupsOf{};
  std::array<int, 3> itemsOf{};
  std::vector<SplitCounts> classes; ///< of `stratify`, in alphabetical order
  std::vector<Text> warnings;
  double seconds = 0;
};

/// Divides the items into the parts train, val and test, whole groups at a time, and stores them as the column "split".
/// Groups are taken in an order that the seed draws; each goes to the part that lacks most of the group's classes, so
/// that the parts come as near to their shares as whole groups allow. The same cohort and options give the same split.
/// Throws Error::Conflict when items have a split already and `replace` is not set (official splits are kept);
/// Error::NotFound (no such column), Error::InvalidArgument (shares, an empty cohort), Error::WriteFailed.
SplitResult split(cohort::Cohort& cohort, const SplitOptions& options);

/// One JSON object: run, by, stratify, groups, parts: [{part, groups, items, classes: {CLASS: items}}], warnings,
/// seconds.
[[nodiscard]] std::string toJson(const SplitResult& result, const SplitOptions& options);

} // namespace stratoscope::workflow
