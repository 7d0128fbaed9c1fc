#pragma once

#include "core/cohort/runs.h"

#include <string>

namespace stratoscope::workflow {

/// How a run found its clusters, for the methods paragraph of a report: "k-means (k = 3, given by the reader;
/// k-means++, 10 starts, seed 0)". English.
/// @param run of the step "cluster".
[[nodiscard]] std::string clusteringInWords(const cohort::Run& run);

} // namespace stratoscope::workflow
