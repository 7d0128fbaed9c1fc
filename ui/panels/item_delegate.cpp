#include "ui/panels/item_delegate.h"

namespace stratoscope::ui {

void ItemDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
  SelectedRoleDelegate::initStyleOption(option, index);
  if (index.data(ItemTableModel::MissingRole).toBool()) {
    option->palette.setColor(QPalette::Text, option->palette.color(QPalette::PlaceholderText));
  }
}

} // namespace stratoscope::ui
