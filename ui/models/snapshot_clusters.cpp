#include "ui/models/snapshot_clusters.h"

#include "ui/models/snapshot_colours.h"

#include <algorithm>
#include <set>

namespace stratoscope::ui {
namespace {

int patientsAmong(const workflow::Snapshot& snapshot, const std::vector<int>& rows) {
  std::set<std::int64_t> patients;
  for (const int row : rows) {
    patients.insert(snapshot.items[static_cast<std::size_t>(row)].patient);
  }
  return static_cast<int>(patients.size());
}

std::vector<std::vector<int>> membersOf(const workflow::Snapshot& snapshot) {
  const auto& clustering = *snapshot.clustering;
  std::vector<std::vector<int>> members(static_cast<std::size_t>(clustering.k));
  for (std::size_t i = 0; i < clustering.clusters.size(); ++i) {
    members[static_cast<std::size_t>(clustering.clusters[i])].push_back(static_cast<int>(i));
  }
  for (auto& rows : members) {
    std::ranges::stable_sort(rows, {}, [&](int row) { return clustering.distances[static_cast<std::size_t>(row)]; });
  }
  return members;
}

} // namespace

std::vector<ClusterSummary> clusterSummariesOf(const workflow::Snapshot& snapshot, int pictures) {
  std::vector<ClusterSummary> summaries;
  if (!snapshot.clustering) {
    return summaries;
  }
  const auto names = shortClusterNames(snapshot);
  const auto members = membersOf(snapshot);
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto& rows = members[i];
    const auto count = std::min(static_cast<std::ptrdiff_t>(pictures), std::ssize(rows));
    summaries.push_back({names[i], static_cast<int>(rows.size()), patientsAmong(snapshot, rows),
                         std::vector(rows.begin(), rows.begin() + count),
                         std::vector(rows.rbegin(), rows.rbegin() + count)});
  }
  return summaries;
}

std::vector<int> itemsOfCluster(const workflow::Snapshot& snapshot, int cluster) {
  const bool known = snapshot.clustering && cluster >= 0 && cluster < snapshot.clustering->k;
  return known ? membersOf(snapshot)[static_cast<std::size_t>(cluster)] : std::vector<int>();
}

} // namespace stratoscope::ui
