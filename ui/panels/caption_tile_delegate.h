#pragma once

#include <QStyledItemDelegate>

namespace stratoscope::ui {

/// Paints a square tile with one line of text below, which is the index's display text.
class CaptionTileDelegate : public QStyledItemDelegate {
  Q_OBJECT

public:
  /// @param tileSize side of a tile, device-independent pixels.
  explicit CaptionTileDelegate(int tileSize, QObject* parent = nullptr);

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
  int tileSize_;
};

} // namespace stratoscope::ui
