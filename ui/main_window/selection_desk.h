#pragma once

#include "core/base/error.h"
#include "ui/main_window/cohort_session.h"
#include "ui/main_window/quiet_lane.h"
#include "ui/models/selection_model.h"

#include <QObject>

namespace stratoscope::ui {

/// Keeps selections in the cohort under a name, and selects them again. An item keeps its row for as long as the cohort
/// lives, so a selection means the same images after reopening.
class SelectionDesk : public QObject {
  Q_OBJECT

public:
  /// @param lane the session's, so that writings and readings keep their order. All must outlive the desk.
  SelectionDesk(CohortSession& session, SelectionModel& selection, QuietLane& lane, QObject* parent = nullptr);

  /// Saves what is selected now; one of this name is replaced.
  void save(const QString& name);
  /// Selects it; a step that can be undone like any other change of the selection.
  void restore(const QString& name);
  void remove(const QString& name);

Q_SIGNALS:
  void saved(const QString& name, int items);
  void failed(const QString& what, const stratoscope::Error& error);

private:
  CohortSession& session_;
  SelectionModel& selection_;
  QuietLane& lane_;
};

} // namespace stratoscope::ui
