#include "ui/panels/tile_painting.h"

#include <QListView>
#include <QPainter>

namespace stratoscope::ui {

void paintTile(QPainter& painter, const QRect& frame, const QImage& picture, const QPalette& palette) {
  painter.fillRect(frame, palette.color(QPalette::AlternateBase));
  if (picture.isNull()) {
    return;
  }
  QRect target({}, picture.size().scaled(frame.size(), Qt::KeepAspectRatio));
  target.moveCenter(frame.center());
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(target, picture);
}

QListView* makeTileView(QAbstractItemModel& model, QAbstractItemDelegate* delegate) {
  auto* view = new QListView;
  view->setViewMode(QListView::IconMode);
  view->setMovement(QListView::Static);
  view->setResizeMode(QListView::Adjust);
  // With tiles of one size the view lays out 100,000 of them by arithmetic.
  view->setUniformItemSizes(true);
  view->setItemDelegate(delegate);
  view->setModel(&model);
  return view;
}

} // namespace stratoscope::ui
