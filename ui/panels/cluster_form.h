#pragma once

#include "ui/models/cluster_request.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace stratoscope::ui {

/// How to cluster: the method with a sentence on what it is good for, the number of clusters, and what the method asks
/// for beside it.
class ClusterForm : public QWidget {
  Q_OBJECT

public:
  explicit ClusterForm(QWidget* parent = nullptr);

  /// The whole cohort's; `within` is left open.
  [[nodiscard]] ClusterRequest request() const;
  /// How a cluster is divided: with its own number where one was given, else into two.
  [[nodiscard]] ClusterRequest splitRequest(int cluster) const;

private:
  void addOptions(QFormLayout* form);
  void follow();
  [[nodiscard]] bool findsItsNumber() const;

  QComboBox* method_;
  QLabel* meaning_;
  QCheckBox* automatic_;
  QSpinBox* number_;
  QWidget* numbers_;
  QCheckBox* fullCovariance_;
  QDoubleSpinBox* resolution_;
  QSpinBox* neighbours_;
  QWidget* graph_; ///< what the graph's communities depend on
  QCheckBox* curves_;
};

} // namespace stratoscope::ui
