#pragma once

#include "ui/models/cluster_table_model.h"
#include "ui/models/selection_model.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableView;

namespace stratoscope::ui {

class CurveView;

/// The Clusters dock: how to cluster, the clusters found, and the curve that the automatic number was read from. The
/// table leads and follows the shared selection. Clusters nothing itself.
class ClustersPanel : public QWidget {
  Q_OBJECT

public:
  /// Both must outlive the panel.
  ClustersPanel(SelectionModel& selection, TileCache& tiles, QWidget* parent = nullptr);

  /// @param clusterOfItem place in clusters of each item of the cohort, below 0 for none. Both empty for none.
  void setClusters(std::vector<ClusterSummary> clusters, const std::vector<int>& clusterOfItem);
  /// The sum of squared distances to the own centre over the number of clusters; empty for none.
  /// @param inertias one of each of ks. @param elbow the k that was chosen, 0 for none.
  void setInertia(const std::vector<int>& ks, const std::vector<double>& inertias, int elbow);
  /// @param whyNot shown while clustering is not possible, such as "Embed the images first".
  void setPossible(bool possible, const QString& whyNot = {});
  void setRunning(bool running);

Q_SIGNALS:
  /// @param k 0 asks for the number at the elbow.
  void clusterRequested(int k);
  void renameRequested(int cluster, const QString& name);

private:
  QWidget* makeForm();
  void makeTable();
  void lead();
  void follow();
  void showState();
  [[nodiscard]] std::vector<int> selectedClusters() const;

  SelectionModel& selection_;
  ClusterTableModel model_;
  std::vector<std::vector<int>> members_; ///< rows of each cluster
  std::vector<int> clusterOfItem_;
  QComboBox* method_;
  QCheckBox* automatic_;
  QSpinBox* number_;
  QPushButton* cluster_;
  QLabel* status_;
  QTableView* table_;
  QLabel* elbowText_;
  CurveView* curve_;
  QString whyNot_;
  bool possible_ = true;
  bool running_ = false;
  bool busy_ = false; ///< one of table and selection is being changed because of the other
};

} // namespace stratoscope::ui
