#include "ui/panels/caption_tile_delegate.h"

#include "ui/panels/tile_painting.h"

#include <QPainter>

namespace stratoscope::ui {

CaptionTileDelegate::CaptionTileDelegate(int tileSize, QObject* parent)
    : QStyledItemDelegate(parent), tileSize_(tileSize) {}

void CaptionTileDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QRect frame(option.rect.left() + 2, option.rect.top() + 2, tileSize_ - 4, tileSize_ - 4);
  const QRect caption(option.rect.left(), frame.bottom() + 1, option.rect.width(), option.fontMetrics.height() + 2);
  painter->save();
  paintTile(*painter, frame, index.data(Qt::DecorationRole).value<QImage>(), option.palette);
  painter->setPen(option.palette.color(QPalette::Text));
  painter->drawText(caption, Qt::AlignCenter,
                    option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, caption.width()));
  if (option.state.testFlag(QStyle::State_Selected)) {
    painter->setPen(QPen(option.palette.color(QPalette::Highlight), 3));
    painter->drawRect(frame);
  }
  painter->restore();
}

QSize CaptionTileDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  return {tileSize_, tileSize_ + option.fontMetrics.height() + 4};
}

} // namespace stratoscope::ui
