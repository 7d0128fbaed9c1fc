#pragma once

#include "core/workflow/clustering/clustering.h"

#include <vector>

namespace stratoscope::workflow {

/// Items of each cluster, from its centre to its edge.
[[nodiscard]] std::vector<std::vector<int>> membersByDistance(const CurrentClustering& clustering);
/// At most `count` members, evenly spread, the first and the last among them.
[[nodiscard]] std::vector<int> spreadMembers(const std::vector<int>& members, int count);

} // namespace stratoscope::workflow
