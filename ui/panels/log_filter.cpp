#include "ui/panels/log_filter.h"

#include "ui/models/log_model.h"

namespace stratoscope::ui {

void LogFilter::setLevel(LogLevel level) {
  level_ = level;
  invalidateFilter();
}

void LogFilter::setText(const QString& text) {
  text_ = text.trimmed();
  invalidateFilter();
}

bool LogFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  const auto cell = [&](int column) { return sourceModel()->index(row, column, parent); };
  if (cell(LogModel::LevelColumn).data(LogModel::LevelRole).toInt() < static_cast<int>(level_)) {
    return false;
  }
  const auto contains = [&](int column) { return cell(column).data().toString().contains(text_, Qt::CaseInsensitive); };
  return text_.isEmpty() || contains(LogModel::TextColumn) || contains(LogModel::CategoryColumn);
}

} // namespace stratoscope::ui
