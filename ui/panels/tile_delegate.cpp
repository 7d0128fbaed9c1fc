#include "ui/panels/tile_delegate.h"

#include "ui/panels/tile_painting.h"

#include <QImage>
#include <QPainter>

namespace stratoscope::ui {

void TileDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto frame = option.rect.adjusted(2, 2, -2, -2);
  const auto image = index.data(Qt::DecorationRole).value<QImage>();
  painter->save();
  paintTile(*painter, frame, image, option.palette);
  if (option.state.testFlag(QStyle::State_Selected)) {
    painter->setPen(QPen(option.palette.color(QPalette::Highlight), 3));
    painter->drawRect(frame);
  }
  painter->restore();
}

QSize TileDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {tileSize_, tileSize_}; }

} // namespace stratoscope::ui
