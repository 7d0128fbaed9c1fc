#pragma once

#include "core/base/error.h"
#include "ui/main_window/cohort_session.h"
#include "ui/main_window/quiet_lane.h"

#include <QObject>
#include <QUndoStack>

#include <vector>

namespace stratoscope::ui {

/// Gives labels and takes them back. A label is written first and becomes a step of the undo stack when it is there, so
/// that the stack never names what did not happen; undo and redo append the reverse to the history.
class LabelDesk : public QObject {
  Q_OBJECT

public:
  /// @param lane the session's, so that writings and readings keep their order.
  LabelDesk(CohortSession& session, QuietLane& lane, QUndoStack& undo, QObject* parent = nullptr);

  /// @param labelClass name of the class, made where it is new; empty takes the label away.
  void label(const std::vector<int>& items, const QString& labelClass);
  /// A class without items yet. Cannot be undone: a class may stay empty.
  void addClass(const QString& name);

Q_SIGNALS:
  void failed(const QString& what, const stratoscope::Error& error);

private:
  friend class LabelCommand;
  void reverse(std::shared_ptr<std::vector<cohort::LabelChange>> changes);
  void report(const Error& error);

  CohortSession& session_;
  QuietLane& lane_;
  QUndoStack& undo_;
};

} // namespace stratoscope::ui
