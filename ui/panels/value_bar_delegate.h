#pragma once

#include <QStyledItemDelegate>

namespace stratoscope::ui {

/// A value with its check box, its number of rows and, behind both, a bar as long as that number; the part that is
/// selected in the colour of the selection. For a ValueListModel.
class ValueBarDelegate : public QStyledItemDelegate {
  Q_OBJECT

public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace stratoscope::ui
