#include "ui/models/snapshot_clusters.h"

#include "ui/models/snapshot_colours.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <set>

namespace stratoscope::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::SnapshotClusters)
};

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

QString clusterVerdictOf(const workflow::Snapshot& snapshot) {
  if (snapshot.followed.empty()) {
    return {};
  }
  const auto& first = snapshot.followed.front();
  //: name of a column, and how far the clusters are the same division: 0 to 1
  const auto column = Words::tr("\u201c%1\u201d (%2 of 1)")
                          .arg(QString::fromStdString(first.column), QLocale().toString(first.agreement, 'f', 2));
  switch (workflow::verdictOf(snapshot.followed)) {
  case workflow::ClusterVerdict::Acquisition:
    return Words::tr("The clusters follow how or where the images were made: see column %1").arg(column);
  case workflow::ClusterVerdict::Content:
    return Words::tr("Of the columns, the clusters follow %1 most").arg(column);
  case workflow::ClusterVerdict::Nothing:
  case workflow::ClusterVerdict::NoColumn:
    break;
  }
  return Words::tr("No column explains the clusters");
}

} // namespace stratoscope::ui
