#pragma once

#include <QStyledItemDelegate>

namespace stratoscope::ui {

/// Paints a synthetic image beside the real one nearest to it, their distance below, and a warning where it is a
/// likely copy.
class SyntheticDelegate : public QStyledItemDelegate {
  Q_OBJECT

public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

Q_SIGNALS:
  /// A person clicked on the real image.
  void realClicked(const QModelIndex& index);

protected:
  bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
};

} // namespace stratoscope::ui
