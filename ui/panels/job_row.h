#pragma once

#include "ui/jobs/job.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace stratoscope::ui {

class ElidedLabel;
class JobCenter;
class Sparkline;

/// One job in the list: title, progress, curve, words and buttons, in columns that stand below one another in all rows.
/// The curve is the figure that the job tells of itself (a training's loss), else its speed.
class JobRow : public QWidget {
  Q_OBJECT

public:
  /// @param center must outlive the row.
  JobRow(JobCenter& center, JobId id, QWidget* parent = nullptr);

  [[nodiscard]] JobId id() const { return id_; }
  void showJob(const Job& job);

private:
  QWidget* makeButtons();
  void showProgress(const Job& job);
  void showCurve(const Job& job);
  void showButtons(const Job& job);

  JobCenter& center_;
  JobId id_;
  ElidedLabel* title_;
  QProgressBar* bar_;
  Sparkline* curve_;
  ElidedLabel* detail_;
  QLabel* fault_;
  QPushButton* pause_;
  QPushButton* stop_;
  QPushButton* remove_;
  bool tells_ = false; ///< the curve is of the job's own figure
  double last_ = 0;    ///< point of the curve
};

} // namespace stratoscope::ui
