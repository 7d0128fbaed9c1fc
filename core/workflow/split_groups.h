#pragma once

#include "core/cohort/cohort.h"

#include <string>
#include <vector>

namespace stratoscope::workflow {

struct SplitGroups {
  std::vector<int> ofItem; ///< group of each item, counted from 0 in the order of the items
  int count = 0;
  int lone = 0; ///< groups of items that name no patient, study or value
};

/// @param by patient, study or a metadata column. A patient identifier goes before a column "patient"; what has
/// neither stands for itself: a series as a whole, but each image of an NPZ. Throws Error::NotFound (no such column).
[[nodiscard]] SplitGroups splitGroups(const cohort::Cohort& cohort, const std::string& by);

} // namespace stratoscope::workflow
