#pragma once

#include "core/workflow/importing/preview.h"

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace stratoscope::ui {

/// A file that is left out, or read with a reservation.
struct FileNote {
  QString file;
  QString folder;
  QString reason;
  bool skipped = false; ///< else a warning
};

/// Those that are skipped first, then the warnings.
[[nodiscard]] std::vector<FileNote> fileNotesOf(const std::vector<imaging::SkippedFile>& skipped,
                                                const std::vector<imaging::FileWarning>& warnings);

class FileNoteModel : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Column { KindColumn, FileColumn, ReasonColumn, FolderColumn, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;

  void setNotes(std::vector<FileNote> notes);
  /// The rows as lines of text, columns separated by tabs, for the clipboard.
  [[nodiscard]] QString textOf(const QModelIndexList& rows) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  [[nodiscard]] static QString text(const FileNote& note, int column);

  std::vector<FileNote> notes_;
};

} // namespace stratoscope::ui
