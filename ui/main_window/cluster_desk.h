#pragma once

#include "ui/main_window/cohort_session.h"
#include "ui/main_window/cohort_steps.h"
#include "ui/models/cluster_request.h"

#include <QObject>
#include <QUndoStack>

#include <cstdint>
#include <vector>

namespace stratoscope::ui {

/// Clusters, splits and merges, each a step of the undo stack once it is there. Undo makes the clustering of before the
/// newest again; both stay among the cohort's runs.
class ClusterDesk : public QObject {
  Q_OBJECT

public:
  ClusterDesk(CohortSession& session, CohortSteps& steps, QUndoStack& undo, QObject* parent = nullptr);

  void cluster(const ClusterRequest& request);
  /// @param clusters of the clustering shown, from 0.
  void merge(const std::vector<int>& clusters);

private:
  friend class ClusterCommand;
  /// @param text what undo names. Does nothing where there was no clustering to go back to.
  void remember(std::int64_t before, const QString& text);
  [[nodiscard]] std::int64_t shownRun() const; ///< 0 for none

  CohortSession& session_;
  CohortSteps& steps_;
  QUndoStack& undo_;
};

} // namespace stratoscope::ui
