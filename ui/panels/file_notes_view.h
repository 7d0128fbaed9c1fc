#pragma once

#include "ui/models/file_note_model.h"

#include <QSortFilterProxyModel>
#include <QWidget>

class QPushButton;
class QTableView;

namespace stratoscope::ui {

/// The files that are left out or read with a reservation, and why. Sorts by any column; Ctrl+C copies the chosen rows.
class FileNotesView : public QWidget {
  Q_OBJECT

public:
  explicit FileNotesView(QWidget* parent = nullptr);

  void setNotes(std::vector<FileNote> notes);
  [[nodiscard]] int count() const { return model_.rowCount(); }

private:
  /// All rows where none is chosen.
  void copy();

  FileNoteModel model_;
  QSortFilterProxyModel sorted_;
  QTableView* table_;
  QPushButton* copy_;
};

} // namespace stratoscope::ui
