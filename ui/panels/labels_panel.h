#pragma once

#include "ui/models/label_history_model.h"
#include "ui/models/selection_model.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableView;

namespace stratoscope::ui {

class ClassBar;
class ReviewBar;

/// The Labels dock: the classes of one label set, whom to give them to, how far the labelling is and what was done.
/// Keys 1 to 9 give a class to the selection, key 0 takes the label away; where nothing is selected they only choose
/// the class. Changes no label itself.
class LabelsPanel : public QWidget {
  Q_OBJECT

public:
  /// @param selection must outlive the panel.
  explicit LabelsPanel(SelectionModel& selection, QWidget* parent = nullptr);

  void setState(const LabelState& state);
  /// The cluster that a class can be given to as a whole, such as that of the current item.
  /// @param images 0 where there is no such cluster.
  void setCluster(const QString& name, int images);
  /// The chosen class; -1 for none, which takes labels away.
  [[nodiscard]] int chosenClass() const;
  /// Its name; empty for none.
  [[nodiscard]] QString chosenName() const;
  [[nodiscard]] ReviewBar& reviewBar() { return *reviewBar_; }

Q_SIGNALS:
  /// @param labelClass -1 to take the label away.
  void labelRequested(int labelClass, stratoscope::ui::LabelTarget target);
  void classAdded(const QString& name);
  /// Look through the images that have the class.
  void reviewRequested(int labelClass);
  void exportRequested();

private:
  QWidget* makeClasses();
  QWidget* makeTargets();
  QWidget* makeHistory();
  void makeShortcuts();
  void pressed(int labelClass);
  void addClass();
  void showProgress();
  void showTargets();
  void showReview();
  [[nodiscard]] QString className(int labelClass) const;

  SelectionModel& selection_;
  LabelState state_;
  LabelHistoryModel history_;
  QString clusterName_;
  int clusterImages_ = 0;
  QLabel* title_;
  QLabel* progressText_;
  QProgressBar* progress_;
  ClassBar* classes_;
  QLineEdit* newClass_;
  QPushButton* add_;
  QPushButton* toSelection_;
  QPushButton* toCluster_;
  QPushButton* startReview_;
  ReviewBar* reviewBar_;
  QLabel* review_;
  QTableView* historyView_;
  QPushButton* export_;
};

} // namespace stratoscope::ui
