#pragma once

#include "core/workflow/clustering/clustering.h"

namespace stratoscope::workflow {

/// Gives the items that a later import added their clusters in the newest clustering, without clustering again: by what
/// that run kept (nearest centre, most probable component or head), or by the vote of their 15 nearest items. All other
/// items keep cluster, number, distance and confidence. The result is a new run that names the one it came from; a
/// distance is to the mean of the items that were there before.
/// Throws Error::NotFound (no clustering, no embedding of the new items), Error::InvalidArgument (nothing new; the
/// clustering is of another model's embedding), Error::WriteFailed, Error::Cancelled.
ClusterResult assignNew(cohort::Cohort& cohort, Progress& progress, const std::stop_token& stop);

} // namespace stratoscope::workflow
