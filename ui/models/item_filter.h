#pragma once

#include "ui/models/item_table_model.h"
#include "ui/models/row_filter.h"

#include <QAbstractProxyModel>

#include <vector>

namespace stratoscope::ui {

/// The rows of an item table that are wanted, in the order that is wanted. Works on the columns' codes, so that
/// 100,000 rows are filtered and sorted within a frame; changes are told as a reset of the model.
class ItemFilter : public QAbstractProxyModel {
  Q_OBJECT

public:
  /// @param items must outlive the filter.
  explicit ItemFilter(ItemTableModel& items, QObject* parent = nullptr);

  /// See RowFilter.
  void setWanted(const QString& text, const ColumnFilters& filters);
  /// Rows without a value come last, whatever the order. @param column -1 for the items' own order.
  void sort(int column, Qt::SortOrder order) override;
  /// The items shown, in their order.
  [[nodiscard]] const std::vector<int>& shown() const { return shown_; }

  [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QModelIndex mapToSource(const QModelIndex& index) const override;
  [[nodiscard]] QModelIndex mapFromSource(const QModelIndex& index) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  void rebuild();
  void order();
  void forward(const QList<int>& roles);

  ItemTableModel& items_;
  QString text_;
  ColumnFilters filters_;
  int sorted_ = -1;
  Qt::SortOrder order_ = Qt::AscendingOrder;
  std::vector<int> shown_;
  std::vector<int> places_; ///< of each item among those shown, -1 for none
};

} // namespace stratoscope::ui
