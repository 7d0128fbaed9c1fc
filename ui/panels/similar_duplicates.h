#pragma once

#include "ui/models/duplicate_model.h"
#include "ui/models/selection_model.h"

#include <QWidget>

#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace stratoscope::ui {

/// Near-duplicates of the whole cohort, found on request: a table with both pictures. A click shows an image, a
/// double-click or Enter selects the pair.
class SimilarDuplicates : public QWidget {
  Q_OBJECT

public:
  /// Both must outlive the widget.
  SimilarDuplicates(SelectionModel& selection, TileCache& tiles, QWidget* parent = nullptr);

  void setPairs(std::vector<DuplicateRow> pairs);
  /// @param percent 0 to 100, or -1 when nothing is being compared.
  void setProgress(int percent);
  /// Forgets the pairs, of another cohort.
  void clear();

Q_SIGNALS:
  void searchRequested();
  void stopRequested();

private:
  void lead();
  void selectPair();
  void showState();

  SelectionModel& selection_;
  DuplicateModel model_;
  QPushButton* search_;
  QPushButton* stop_;
  QProgressBar* progress_;
  QLabel* status_;
  QTableView* table_;
  bool running_ = false;
  bool answered_ = false;
};

} // namespace stratoscope::ui
