#pragma once

#include "core/workflow/snapshot.h"

#include <vector>

namespace stratoscope::ui {

/// The items that are this item's slice in each volume of its 4-D series, in the order of time, itself among them; none
/// for an item of anything else. The volumes of an NPZ are different bodies and no course of time.
[[nodiscard]] std::vector<int> timePointsOf(const workflow::Snapshot& snapshot, int item);

} // namespace stratoscope::ui
