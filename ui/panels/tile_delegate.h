#pragma once

#include <QStyledItemDelegate>

namespace stratoscope::ui {

/// Paints one square tile of a gallery: its picture scaled to fit, a frame where it is selected, a quiet square while
/// the picture is on its way.
class TileDelegate : public QStyledItemDelegate {
  Q_OBJECT

public:
  using QStyledItemDelegate::QStyledItemDelegate;

  /// @param pixels side of a tile, device-independent.
  void setTileSize(int pixels) { tileSize_ = pixels; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
  int tileSize_ = 72;
};

} // namespace stratoscope::ui
