#pragma once

#include "ui/jobs/job.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace stratoscope::ui {

class ElidedLabel;
class JobCenter;

/// One job in the list: title, progress, words and buttons, in columns that stand below one another in all rows.
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
  void showButtons(const Job& job);

  JobCenter& center_;
  JobId id_;
  ElidedLabel* title_;
  QProgressBar* bar_;
  ElidedLabel* detail_;
  QLabel* fault_;
  QPushButton* pause_;
  QPushButton* stop_;
  QPushButton* remove_;
};

} // namespace stratoscope::ui
