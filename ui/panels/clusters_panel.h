#pragma once

#include "ui/models/cluster_curves.h"
#include "ui/models/cluster_request.h"
#include "ui/models/cluster_table_model.h"
#include "ui/models/selection_model.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace stratoscope::ui {

class ClusterForm;
class CurveView;

/// The Clusters dock: how to cluster, the clusters found, and the curves over the number of clusters. The table leads
/// and follows the shared selection. Clusters nothing itself.
class ClustersPanel : public QWidget {
  Q_OBJECT

public:
  /// Both must outlive the panel.
  ClustersPanel(SelectionModel& selection, TileCache& tiles, QWidget* parent = nullptr);

  /// @param clusterOfItem place in clusters of each item of the cohort, below 0 for none. Both empty for none.
  void setClusters(std::vector<ClusterSummary> clusters, const std::vector<int>& clusterOfItem);
  /// What the clusters follow, in a sentence; empty for nothing to say.
  void setVerdict(const QString& text);
  /// Figures over the number of clusters, of which the reader picks one to look at; empty for none.
  void setCurves(std::vector<ClusterCurve> curves);
  /// @param whyNot shown while clustering is not possible, such as "Embed the images first".
  void setPossible(bool possible, const QString& whyNot = {});
  void setRunning(bool running);

Q_SIGNALS:
  /// The whole cohort, or one cluster again.
  void clusterRequested(const stratoscope::ui::ClusterRequest& request);
  /// Two clusters or more shall be one.
  void mergeRequested(const std::vector<int>& clusters);
  void renameRequested(int cluster, const QString& name);

private:
  void makeTable();
  void makeCurves();
  [[nodiscard]] QWidget* makeButtons();
  void lead();
  void follow();
  void showState();
  void showCurve(int chosen);
  void enableEdits();
  [[nodiscard]] std::vector<int> selectedClusters() const;

  SelectionModel& selection_;
  ClusterTableModel model_;
  std::vector<std::vector<int>> members_; ///< rows of each cluster
  std::vector<int> clusterOfItem_;
  std::vector<ClusterCurve> curves_;
  ClusterForm* form_;
  QPushButton* cluster_;
  QLabel* status_;
  QTableView* table_;
  QLabel* verdict_;
  QPushButton* split_;
  QPushButton* merge_;
  QComboBox* whichCurve_;
  CurveView* curve_;
  QLabel* curveText_;
  QString whyNot_;
  bool possible_ = true;
  bool running_ = false;
  bool busy_ = false; ///< one of table and selection is being changed because of the other
};

} // namespace stratoscope::ui
