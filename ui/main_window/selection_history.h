#pragma once

#include "ui/models/selection_model.h"

#include <QElapsedTimer>
#include <QObject>
#include <QUndoStack>

#include <vector>

namespace stratoscope::ui {

/// Makes each change of the selection a step that can be undone. Changes that follow each other within half a second,
/// as keys held down make them, are one step.
class SelectionHistory : public QObject {
  Q_OBJECT

public:
  /// Both must outlive the history.
  SelectionHistory(SelectionModel& selection, QUndoStack& undo, QObject* parent = nullptr);

  /// The items themselves are others now: nothing is selected, and that is no step.
  void reset(int count);
  /// Selects without making a step.
  void apply(const std::vector<int>& rows);

private:
  void follow();
  void restart();

  SelectionModel& selection_;
  QUndoStack& undo_;
  std::vector<int> before_;
  QElapsedTimer sinceLast_;
  bool quiet_ = false;
};

} // namespace stratoscope::ui
