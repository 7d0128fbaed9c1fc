#pragma once

#include "ui/models/log_model.h"

class QWidget;

namespace stratoscope::ui {

class ClustersPanel;
class CohortPanel;
class GalleryPanel;
class JobsPanel;
class LabelsPanel;
class LargeView;
class LearnPanel;
class LogPanel;
class MapPanel;
class SamplingPanel;
class SimilarPanel;
class ViewerPanel;
class Workbench;
class Workspace;

/// The panels of the window; their docks own them.
struct Panels {
  CohortPanel* cohort;
  LearnPanel* learn;
  MapPanel* map;
  ViewerPanel* viewer;
  GalleryPanel* gallery;
  SimilarPanel* similar;
  ClustersPanel* clusters;
  LabelsPanel* labels;
  SamplingPanel* sampling;
  JobsPanel* jobs;
  LogPanel* log;
  LargeView* large; ///< a window of its own, the Viewer's
};

/// Makes all panels and puts each into its dock.
/// @param log must outlive the panels.
[[nodiscard]] Panels makePanels(Workbench& workbench, LogModel& log, Workspace& workspace);

} // namespace stratoscope::ui
