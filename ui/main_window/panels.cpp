#include "ui/main_window/panels.h"

#include "ui/main_window/workbench.h"
#include "ui/main_window/workspace.h"
#include "ui/panels/clusters_panel.h"
#include "ui/panels/cohort_panel.h"
#include "ui/panels/gallery_panel.h"
#include "ui/panels/jobs_panel.h"
#include "ui/panels/labels_panel.h"
#include "ui/panels/large_view.h"
#include "ui/panels/learn_panel.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/map_panel.h"
#include "ui/panels/sampling_panel.h"
#include "ui/panels/similar_panel.h"
#include "ui/panels/viewer_panel.h"

#include <QCoreApplication>

namespace stratoscope::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::Panels)
};

} // namespace

Panels makePanels(Workbench& workbench, LogModel& log, Workspace& workspace) {
  auto& selection = workbench.selection;
  auto& tiles = workbench.tiles;
  auto* viewer = new ViewerPanel;
  const Panels panels{new CohortPanel(selection),
                      new LearnPanel,
                      new MapPanel(selection, tiles),
                      viewer,
                      new GalleryPanel(selection, tiles),
                      new SimilarPanel(selection, tiles),
                      new ClustersPanel(selection, tiles),
                      new LabelsPanel(selection),
                      new SamplingPanel(selection, tiles),
                      new JobsPanel(workbench.jobs),
                      new LogPanel(log),
                      new LargeView(viewer)};
  panels.cohort->setTiles(tiles);
  using enum Workspace::Place;
  workspace.add(Left, QStringLiteral("cohort"), Words::tr("Cohort"), panels.cohort);
  workspace.add(Left, QStringLiteral("learn"), Words::tr("Learn"), panels.learn);
  workspace.add(Centre, QStringLiteral("map"), Words::tr("Map"), panels.map);
  workspace.add(BelowCentre, QStringLiteral("viewer"), Words::tr("Viewer"), panels.viewer);
  workspace.add(Right, QStringLiteral("gallery"), Words::tr("Gallery"), panels.gallery);
  workspace.add(Right, QStringLiteral("similar"), Words::tr("Similar"), panels.similar);
  workspace.add(Right, QStringLiteral("clusters"), Words::tr("Clusters"), panels.clusters);
  workspace.add(Right, QStringLiteral("labels"), Words::tr("Labels"), panels.labels);
  workspace.add(Right, QStringLiteral("sampling"), Words::tr("Sampling"), panels.sampling);
  workspace.add(Bottom, QStringLiteral("jobs"), Words::tr("Jobs"), panels.jobs);
  workspace.add(Bottom, QStringLiteral("log"), Words::tr("Log"), panels.log);
  return panels;
}

} // namespace stratoscope::ui
