#include "ui/panels/tile_delegate.h"

#include <QImage>
#include <QPainter>

namespace stratoscope::ui {

void TileDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto frame = option.rect.adjusted(2, 2, -2, -2);
  const auto image = index.data(Qt::DecorationRole).value<QImage>();
  painter->save();
  painter->fillRect(frame, option.palette.color(QPalette::AlternateBase));
  if (!image.isNull()) {
    QRect target({}, image.size().scaled(frame.size(), Qt::KeepAspectRatio));
    target.moveCenter(frame.center());
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(target, image);
  }
  if (option.state.testFlag(QStyle::State_Selected)) {
    painter->setPen(QPen(option.palette.color(QPalette::Highlight), 3));
    painter->drawRect(frame);
  }
  painter->restore();
}

QSize TileDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {tileSize_, tileSize_}; }

} // namespace stratoscope::ui
