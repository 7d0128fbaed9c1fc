#include "ui/models/file_note_model.h"

#include "ui/models/core_text.h"

#include <QStringList>

namespace stratoscope::ui {
namespace {

FileNote noteOf(const std::filesystem::path& path, const Text& reason, bool skipped) {
  auto words = translated(reason);
  if (!words.isEmpty()) {
    words[0] = words[0].toUpper();
  }
  return {QString::fromStdString(path.filename().string()), QString::fromStdString(path.parent_path().string()), words,
          skipped};
}

} // namespace

std::vector<FileNote> fileNotesOf(const std::vector<imaging::SkippedFile>& skipped,
                                  const std::vector<imaging::FileWarning>& warnings) {
  std::vector<FileNote> notes;
  notes.reserve(skipped.size() + warnings.size());
  for (const auto& file : skipped) {
    notes.push_back(noteOf(file.path, file.reason, true));
  }
  for (const auto& file : warnings) {
    notes.push_back(noteOf(file.path, file.message, false));
  }
  return notes;
}

void FileNoteModel::setNotes(std::vector<FileNote> notes) {
  beginResetModel();
  notes_ = std::move(notes);
  endResetModel();
}

QString FileNoteModel::text(const FileNote& note, int column) {
  switch (column) {
  case KindColumn:
    return note.skipped ? tr("Skipped") : tr("Warning");
  case FileColumn:
    return note.file;
  case ReasonColumn:
    return note.reason;
  default:
    return note.folder;
  }
}

QString FileNoteModel::textOf(const QModelIndexList& rows) const {
  QStringList lines;
  for (const auto& index : rows) {
    QStringList fields;
    for (int column = 0; column < ColumnCount; ++column) {
      fields << text(notes_[static_cast<std::size_t>(index.row())], column);
    }
    lines << fields.join('\t');
  }
  return lines.join('\n');
}

int FileNoteModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(notes_.size());
}

int FileNoteModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant FileNoteModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
    return {};
  }
  return text(notes_[static_cast<std::size_t>(index.row())], index.column());
}

QVariant FileNoteModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return {};
  }
  const std::array<QString, ColumnCount> names{tr("What"), tr("File"), tr("Reason"), tr("Folder")};
  return section >= 0 && section < ColumnCount ? QVariant(names.at(static_cast<std::size_t>(section))) : QVariant();
}

} // namespace stratoscope::ui
