#include "ui/models/snapshot_labels.h"

#include <algorithm>

namespace stratoscope::ui {
namespace {

using cohort::LabelChange;

/// Changes written by one call.
struct Group {
  std::vector<int> rows; ///< ascending
  std::vector<LabelChange> changes;
  int labelClass = -1; ///< of a person's own step: given to all
  bool undone = false;
};

std::vector<std::vector<LabelChange>> written(const std::vector<LabelChange>& history) {
  std::vector<std::vector<LabelChange>> calls;
  for (const auto& change : history) {
    const bool together =
        !calls.empty() && calls.back().back().at == change.at && calls.back().back().undo == change.undo;
    if (!together) {
      calls.emplace_back();
    }
    calls.back().push_back(change);
  }
  return calls;
}

std::vector<int> rowsOf(const std::vector<LabelChange>& changes) {
  std::vector<int> rows;
  std::ranges::transform(changes, std::back_inserter(rows), &LabelChange::row);
  std::ranges::sort(rows);
  return rows;
}

/// An undo sets the class of a step back; a redo gives it again.
/// @return false where the changes reverse no step that is known.
bool reverses(std::vector<Group>& groups, const std::vector<LabelChange>& changes) {
  const bool undo = changes.front().undo;
  const auto rows = rowsOf(changes);
  const auto given = undo ? &LabelChange::before : &LabelChange::after;
  const auto found = std::find_if(groups.rbegin(), groups.rend(), [&](const Group& group) {
    return group.undone != undo && group.rows == rows &&
           std::ranges::all_of(changes, [&](const auto& one) { return one.*given == group.labelClass; });
  });
  if (found == groups.rend()) {
    return false;
  }
  found->undone = undo;
  return true;
}

std::vector<LabelStep> stepsOf(const std::vector<LabelChange>& history) {
  std::vector<Group> groups;
  for (auto& changes : written(history)) {
    if (!reverses(groups, changes)) {
      const int labelClass = changes.front().after;
      auto rows = rowsOf(changes);
      groups.push_back({std::move(rows), std::move(changes), labelClass, false});
    }
  }
  std::vector<LabelStep> steps;
  steps.reserve(groups.size());
  std::for_each(groups.rbegin(), groups.rend(), [&](const Group& group) {
    const auto at = QString::fromStdString(group.changes.front().at);
    steps.push_back({group.labelClass, static_cast<int>(group.rows.size()),
                     QDateTime::fromString(at, Qt::ISODateWithMs), group.undone});
  });
  return steps;
}

} // namespace

LabelState labelStateOf(const workflow::Snapshot& snapshot) {
  LabelState state;
  state.set = QString::fromStdString(snapshot.labelSet.name);
  for (const auto& name : snapshot.labelSet.classes) {
    state.classes.push_back({QString::fromStdString(name), 0});
  }
  for (const int label : snapshot.labels) {
    if (label >= 0) {
      ++state.classes[static_cast<std::size_t>(label)].count;
      ++state.labelled;
    }
  }
  state.total = static_cast<int>(snapshot.items.size());
  state.classOfItem = snapshot.labels;
  state.history = stepsOf(snapshot.history);
  return state;
}

} // namespace stratoscope::ui
