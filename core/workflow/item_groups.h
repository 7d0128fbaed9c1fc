#pragma once

#include "core/cohort/cohort.h"

#include <string>
#include <vector>

namespace stratoscope::workflow {

/// Items that belong together, by patient, study, series or a metadata column.
struct ItemGroups {
  std::vector<int> values;        ///< of each item; -1 where it has none
  std::vector<std::string> names; ///< of the values of a column; empty for patient, study and series
};

/// @param by "patient" or "study" (split_groups.h), "series", or a metadata column.
/// Throws Error::NotFound for no such column.
[[nodiscard]] ItemGroups itemGroups(const cohort::Cohort& cohort, const std::string& by);

} // namespace stratoscope::workflow
