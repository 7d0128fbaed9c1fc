#pragma once

#include "core/workflow/clustering/clustering.h"

namespace stratoscope::workflow {

/// Makes one cluster of several of the newest clustering: a new run that names the one it came from.
/// @param clusters from 0, at least two different ones.
/// Throws Error::NotFound (no clustering, no embedding), Error::InvalidArgument (clusters), Error::WriteFailed.
ClusterResult mergeClusters(cohort::Cohort& cohort, const std::vector<int>& clusters);
/// Makes an earlier clustering the newest again, by a run that repeats it: what was done stays in the history.
/// @return the new run. Throws Error::NotFound (no such clustering), Error::WriteFailed.
std::int64_t restoreClustering(cohort::Cohort& cohort, std::int64_t run);

} // namespace stratoscope::workflow
