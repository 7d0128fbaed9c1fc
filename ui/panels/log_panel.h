#pragma once

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace stratoscope::ui {

class LogFilter;
class LogModel;

/// The Log dock: the program's messages from a chosen level on, searched, copied and cleared. Follows the newest line
/// while it is in sight.
class LogPanel : public QWidget {
  Q_OBJECT

public:
  /// @param model must outlive the panel.
  explicit LogPanel(LogModel& model, QWidget* parent = nullptr);
  ~LogPanel() override;

private:
  QTableView* makeTable();
  void copy() const;
  void showCount();
  void follow();

  LogModel& model_;
  std::unique_ptr<LogFilter> filter_;
  QComboBox* level_;
  QLineEdit* search_;
  QLabel* count_;
  QPushButton* copy_;
  QPushButton* clear_;
  QTableView* table_;
};

} // namespace stratoscope::ui
