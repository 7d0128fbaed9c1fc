#pragma once

#include "ui/models/job_list_model.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace stratoscope::ui {

class JobRow;

/// The Jobs dock: what runs and waits, the newest first, with its progress; what has ended stays with its outcome until
/// it is cleared.
class JobsPanel : public QWidget {
  Q_OBJECT

public:
  /// @param center must outlive the panel.
  explicit JobsPanel(JobCenter& center, QWidget* parent = nullptr);

  [[nodiscard]] JobListModel& model() { return model_; }

private:
  QWidget* makeList();
  void insertRows(int first, int last);
  void removeRows(int first, int last);
  void updateRows(int first, int last);
  void showState();

  JobCenter& center_;
  JobListModel model_;
  std::vector<JobRow*> rows_; ///< as the model's rows
  QVBoxLayout* list_ = nullptr;
  QLabel* empty_;
  QPushButton* clear_;
};

} // namespace stratoscope::ui
