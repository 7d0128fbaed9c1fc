#pragma once

#include "ui/models/log_sink.h"

#include <QSortFilterProxyModel>

namespace stratoscope::ui {

/// The lines of a LogModel from a level on that contain a text in their category or message; case does not count.
class LogFilter : public QSortFilterProxyModel {
  Q_OBJECT

public:
  using QSortFilterProxyModel::QSortFilterProxyModel;

  void setLevel(LogLevel level);
  void setText(const QString& text);

protected:
  [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
  LogLevel level_ = LogLevel::Debug;
  QString text_;
};

} // namespace stratoscope::ui
