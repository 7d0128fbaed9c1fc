#pragma once

#include "ui/models/log_sink.h"

#include <QAbstractTableModel>

#include <deque>

namespace stratoscope::ui {

/// The log as a table, the oldest line first: time, level, category, text. Keeps the last 10,000 lines and follows the
/// log sink; one model at a time does.
class LogModel : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Column { TimeColumn, LevelColumn, CategoryColumn, TextColumn, ColumnCount };
  enum Role { LevelRole = Qt::UserRole }; ///< int of LogLevel

  explicit LogModel(QObject* parent = nullptr);
  ~LogModel() override;

  void append(std::vector<LogEntry> entries);
  void clear();
  /// One line of plain text, for the clipboard; time as ISO 8601.
  [[nodiscard]] QString lineAt(int row) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  [[nodiscard]] const LogEntry& entry(int row) const { return entries_[static_cast<std::size_t>(row)]; }
  [[nodiscard]] static QString levelName(LogLevel level);

  std::deque<LogEntry> entries_;
};

} // namespace stratoscope::ui
