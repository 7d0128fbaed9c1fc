#pragma once

#include "core/workflow/snapshot.h"
#include "ui/models/cluster_table_model.h"

#include <vector>

namespace stratoscope::ui {

/// The clusters of the newest clustering with pictures from their centre and their edge; empty for none.
/// @param pictures of each kind and cluster, at most.
[[nodiscard]] std::vector<ClusterSummary> clusterSummariesOf(const workflow::Snapshot& snapshot, int pictures = 5);
/// Rows of a cluster's items, nearest to the centre first.
[[nodiscard]] std::vector<int> itemsOfCluster(const workflow::Snapshot& snapshot, int cluster);

/// In a sentence, which column the clusters follow most; empty where there is nothing to say.
[[nodiscard]] QString clusterVerdictOf(const workflow::Snapshot& snapshot);

} // namespace stratoscope::ui
