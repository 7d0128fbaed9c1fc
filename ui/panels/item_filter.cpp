#include "ui/panels/item_filter.h"

namespace stratoscope::ui {

ItemFilter::ItemFilter(ItemTableModel& items, QObject* parent) : QSortFilterProxyModel(parent), items_(items) {
  setSourceModel(&items_);
  setSortRole(ItemTableModel::SortRole);
  setSortCaseSensitivity(Qt::CaseInsensitive);
  // A change of selection touches every row; filter and order wait until they are asked for.
  setDynamicSortFilter(false);
}

void ItemFilter::setText(const QString& text) {
  text_ = text;
  invalidateFilter();
}

bool ItemFilter::filterAcceptsRow(int row, const QModelIndex&) const { return items_.matches(row, text_); }

} // namespace stratoscope::ui
