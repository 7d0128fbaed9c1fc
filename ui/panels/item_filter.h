#pragma once

#include "ui/models/item_table_model.h"

#include <QSortFilterProxyModel>

namespace stratoscope::ui {

/// The rows of an item table that match a text, see ItemTableModel::matches(); sorts numbers as numbers.
class ItemFilter : public QSortFilterProxyModel {
  Q_OBJECT

public:
  /// @param items must outlive the filter.
  explicit ItemFilter(ItemTableModel& items, QObject* parent = nullptr);

  void setText(const QString& text);

protected:
  [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
  ItemTableModel& items_;
  QString text_;
};

} // namespace stratoscope::ui
