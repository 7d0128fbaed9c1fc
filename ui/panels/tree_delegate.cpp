#include "ui/panels/tree_delegate.h"

#include "ui/models/cohort_tree_model.h"

#include <QImage>
#include <QPixmap>

namespace stratoscope::ui {

TreeDelegate::TreeDelegate(QObject* parent) : SelectedRoleDelegate(CohortTreeModel::SelectedRole, parent) {}

QSize TreeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto usual = SelectedRoleDelegate::sizeHint(option, index);
  return {usual.width(), std::max(usual.height(), thumbnail + 2)};
}

void TreeDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
  SelectedRoleDelegate::initStyleOption(option, index);
  const auto tile = index.data(Qt::DecorationRole).value<QImage>();
  if (tile.isNull()) {
    return;
  }
  const auto pixmap = QPixmap::fromImage(tile);
  QIcon icon(pixmap);
  icon.addPixmap(pixmap, QIcon::Selected);
  option->icon = icon;
  option->decorationSize = {thumbnail, thumbnail};
}

} // namespace stratoscope::ui
