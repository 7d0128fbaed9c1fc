#pragma once

#include "ui/jobs/job_center.h"
#include "ui/main_window/cluster_desk.h"
#include "ui/main_window/cohort_session.h"
#include "ui/main_window/cohort_steps.h"
#include "ui/main_window/deidentify_desk.h"
#include "ui/main_window/label_desk.h"
#include "ui/main_window/quiet_lane.h"
#include "ui/main_window/review_desk.h"
#include "ui/main_window/sampling_desk.h"
#include "ui/main_window/selection_desk.h"
#include "ui/main_window/selection_history.h"
#include "ui/main_window/similar_desk.h"
#include "ui/main_window/thumbnail_desk.h"
#include "ui/main_window/training_session.h"
#include "ui/main_window/viewer_feed.h"
#include "ui/models/selection_model.h"
#include "ui/models/tile_cache.h"

#include <QObject>
#include <QUndoStack>

namespace stratoscope::ui {

/// What stands behind the window, without a widget: the open cohort, what is selected, and those who run the steps. It
/// joins them and does nothing itself. Must outlive the window.
class Workbench : public QObject {
  Q_OBJECT

public:
  explicit Workbench(QObject* parent = nullptr);
  ~Workbench() override;

  QuietLane storeLane; ///< the cohort: snapshots and labels, in order
  QuietLane lookLane;  ///< one item: its source image, reconstruction and neighbours
  JobCenter jobs;
  SelectionModel selection;
  TileCache tiles;
  ThumbnailDesk thumbnails;
  QUndoStack undo;
  SelectionHistory selections;

  CohortSession session;
  SelectionDesk savedSelections;
  TrainingSession training;
  CohortSteps steps;
  ClusterDesk clusters;
  DeidentifyDesk deidentify;
  LabelDesk labels;
  ReviewDesk review;
  SimilarDesk similar;
  SamplingDesk sampling;
  ViewerFeed viewer;

Q_SIGNALS:
  /// Anything that a person asked for and did not get; a stop by hand is none.
  void failed(const QString& what, const stratoscope::Error& error);

private:
  void follow();
  void report(const QString& what, const Error& error);

  std::filesystem::path folder_; ///< of the cohort shown
};

} // namespace stratoscope::ui
