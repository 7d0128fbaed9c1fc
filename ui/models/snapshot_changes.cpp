#include "ui/models/snapshot_changes.h"

#include <algorithm>

namespace stratoscope::ui {
namespace {

using workflow::Snapshot;

template <typename Result> std::int64_t runOf(const std::optional<Result>& result) { return result ? result->run : 0; }

std::int64_t latestRun(const Snapshot& snapshot, const char* step) {
  std::int64_t latest = 0;
  for (const auto& run : snapshot.runs) {
    latest = run.step == step ? run.id : latest;
  }
  return latest;
}

bool sameColumns(const Snapshot& one, const Snapshot& other) {
  return std::ranges::equal(one.columns, other.columns,
                            [](const auto& a, const auto& b) { return a.name == b.name && a.values == b.values; });
}

} // namespace

SnapshotChanges changesBetween(const Snapshot* before, const Snapshot& after) {
  if (before == nullptr || before->folder != after.folder || before->items.size() != after.items.size()) {
    return {true, true, true, true, true, true};
  }
  SnapshotChanges changes;
  changes.columns = !sameColumns(*before, after);
  changes.map = runOf(before->map) != runOf(after.map);
  changes.clustering = runOf(before->clustering) != runOf(after.clustering);
  changes.labels = before->labels != after.labels || before->labelSet.classes != after.labelSet.classes ||
                   before->history.size() != after.history.size();
  changes.model = latestRun(*before, "embed") != latestRun(after, "embed") || before->hasModel != after.hasModel;
  return changes;
}

} // namespace stratoscope::ui
