#include "ui/main_window/panel_wishes.h"

#include "ui/main_window/cohort_dialogs.h"
#include "ui/main_window/panel_feed.h"
#include "ui/main_window/workbench.h"
#include "ui/models/snapshot_clusters.h"
#include "ui/models/snapshot_tree.h"
#include "ui/panels/clusters_panel.h"
#include "ui/panels/cohort_panel.h"
#include "ui/panels/gallery_panel.h"
#include "ui/panels/labels_panel.h"
#include "ui/panels/large_view.h"
#include "ui/panels/learn_panel.h"
#include "ui/panels/map_panel.h"
#include "ui/panels/review_bar.h"
#include "ui/panels/sampling_panel.h"
#include "ui/panels/similar_panel.h"
#include "ui/panels/viewer_panel.h"

namespace stratoscope::ui {
namespace {

void connectLearn(LearnPanel* panel, Workbench& workbench) {
  auto& training = workbench.training;
  QObject::connect(panel, &LearnPanel::trainRequested, &training, [&workbench](const LearnSettings& settings) {
    workbench.training.start(workbench.session.folder(), settings);
  });
  QObject::connect(panel, &LearnPanel::resumeRequested, &training, [&workbench](const QString& device) {
    workbench.training.resume(workbench.session.folder(), device);
  });
  QObject::connect(panel, &LearnPanel::pauseRequested, &training, &TrainingSession::pause);
  QObject::connect(panel, &LearnPanel::stopRequested, &training, &TrainingSession::stop);
}

void connectClusters(ClustersPanel* panel, Workbench& workbench) {
  QObject::connect(panel, &ClustersPanel::clusterRequested, &workbench.clusters, &ClusterDesk::cluster);
  QObject::connect(panel, &ClustersPanel::mergeRequested, &workbench.clusters, &ClusterDesk::merge);
  // A cluster is called as its images are labelled.
  QObject::connect(panel, &ClustersPanel::renameRequested, &workbench, [&workbench](int cluster, const QString& name) {
    workbench.labels.label(itemsOfCluster(*workbench.session.snapshot(), cluster), name);
  });
  using Kind = CohortSteps::Kind;
  QObject::connect(&workbench.steps, &CohortSteps::started, panel,
                   [panel](Kind kind) { kind == Kind::Cluster ? panel->setRunning(true) : void(); });
  QObject::connect(&workbench.steps, &CohortSteps::ended, panel,
                   [panel](Kind kind) { kind == Kind::Cluster ? panel->setRunning(false) : void(); });
}

/// The items that a label goes to.
std::vector<int> itemsOf(Workbench& workbench, LabelTarget target) {
  const auto snapshot = workbench.session.snapshot();
  const int current = workbench.selection.current();
  if (target == LabelTarget::Selection) {
    return workbench.selection.rows();
  }
  return snapshot && snapshot->clustering && current >= 0
             ? itemsOfCluster(*snapshot, snapshot->clustering->clusters[static_cast<std::size_t>(current)])
             : std::vector<int>();
}

void connectReview(ReviewBar& bar, LabelsPanel& panel, Workbench& workbench) {
  auto& review = workbench.review;
  QObject::connect(&bar, &ReviewBar::accepted, &review, &ReviewDesk::accept);
  QObject::connect(&bar, &ReviewBar::rejected, &review, &ReviewDesk::reject);
  QObject::connect(&bar, &ReviewBar::unsure, &review, &ReviewDesk::beUnsure);
  QObject::connect(&bar, &ReviewBar::wentBack, &review, &ReviewDesk::back);
  QObject::connect(&bar, &ReviewBar::ended, &review, &ReviewDesk::end);
  QObject::connect(&review, &ReviewDesk::changed, &bar, [&bar, &panel, &review] {
    bar.showPlace(panel.chosenName(), review.place(), static_cast<int>(review.items().size()));
  });
}

void connectLabels(LabelsPanel* panel, Workbench& workbench, CohortDialogs& dialogs) {
  QObject::connect(panel, &LabelsPanel::labelRequested, &workbench.labels,
                   [&workbench](int labelClass, LabelTarget target) {
                     labelItems(workbench, labelClass, itemsOf(workbench, target));
                   });
  QObject::connect(panel, &LabelsPanel::classAdded, &workbench.labels, &LabelDesk::addClass);
  QObject::connect(panel, &LabelsPanel::reviewRequested, &workbench.review, [&workbench](int labelClass) {
    if (const auto snapshot = workbench.session.snapshot()) {
      workbench.review.start(*snapshot, labelClass);
    }
  });
  connectReview(panel->reviewBar(), *panel, workbench);
  QObject::connect(panel, &LabelsPanel::exportRequested, &dialogs,
                   [&dialogs] { dialogs.exportTable(QStringLiteral("labels")); });
}

void connectSimilar(SimilarPanel* panel, SimilarDesk& desk) {
  QObject::connect(panel, &SimilarPanel::similarRequested, &desk, &SimilarDesk::find);
  QObject::connect(panel, &SimilarPanel::whyRequested, &desk, &SimilarDesk::explain);
  QObject::connect(panel, &SimilarPanel::whyStopped, &desk, &SimilarDesk::stopExplaining);
  QObject::connect(panel, &SimilarPanel::duplicatesRequested, &desk, &SimilarDesk::findDuplicates);
  QObject::connect(panel, &SimilarPanel::duplicatesStopped, &desk, &SimilarDesk::stopDuplicates);
}

void connectLargeView(const Panels& panels) {
  auto* large = panels.large;
  QObject::connect(panels.cohort, &CohortPanel::largeViewRequested, large, &LargeView::toggle);
  QObject::connect(panels.gallery, &GalleryPanel::largeViewRequested, large, &LargeView::toggle);
  QObject::connect(panels.map, &MapPanel::largeViewRequested, large, &LargeView::toggle);
  QObject::connect(large, &LargeView::stepRequested, panels.gallery, &GalleryPanel::step);
}

/// A slice that is an item of its own becomes the current item, so that its reconstruction is shown with it.
void followSlice(Workbench& workbench, int slice) {
  const auto snapshot = workbench.session.snapshot();
  const int current = workbench.selection.current();
  const int item = snapshot && current >= 0 ? itemOfSlice(*snapshot, current, slice, workbench.viewer.axis()) : -1;
  if (item >= 0) {
    workbench.selection.setCurrent(item);
  }
}

} // namespace

void labelItems(Workbench& workbench, int labelClass, const std::vector<int>& items) {
  const auto snapshot = workbench.session.snapshot();
  if (!snapshot || items.empty()) {
    return;
  }
  const auto& classes = snapshot->labelSet.classes;
  const bool known = labelClass >= 0 && labelClass < static_cast<int>(classes.size());
  workbench.labels.label(items,
                         known ? QString::fromStdString(classes[static_cast<std::size_t>(labelClass)]) : QString());
}

void connectWishes(const Panels& panels, Workbench& workbench, CohortDialogs& dialogs, PanelFeed& feed) {
  connectLearn(panels.learn, workbench);
  connectClusters(panels.clusters, workbench);
  connectLabels(panels.labels, workbench, dialogs);
  connectSimilar(panels.similar, workbench.similar);
  QObject::connect(panels.sampling, &SamplingPanel::drawRequested, &workbench.sampling, &SamplingDesk::draw);
  QObject::connect(panels.sampling, &SamplingPanel::exportRequested, &dialogs, &CohortDialogs::exportSynthetic);
  QObject::connect(panels.map, &MapPanel::colourByChanged, &feed, &PanelFeed::colourBy);
  connectLargeView(panels);
  QObject::connect(panels.viewer, &ViewerPanel::sliceChanged, &workbench,
                   [&workbench](int slice) { followSlice(workbench, slice); });
  QObject::connect(panels.viewer, &ViewerPanel::planeChosen, &workbench.viewer, &ViewerFeed::setPlane);
  QObject::connect(panels.viewer, &ViewerPanel::timeChosen, &workbench.viewer, &ViewerFeed::setTime);
}

} // namespace stratoscope::ui
