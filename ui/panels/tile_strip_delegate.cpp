#include "ui/panels/tile_strip_delegate.h"

#include "ui/panels/tile_painting.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace stratoscope::ui {
namespace {

constexpr int gap = 2;

/// The place of a picture in its cell.
QRect place(const QRect& cell, qsizetype position) {
  const int side = cell.height() - 2 * gap;
  return {cell.left() + gap + static_cast<int>(position) * (side + gap), cell.top() + gap, side, side};
}

} // namespace

TileStripDelegate::TileStripDelegate(int tilesRole, int itemsRole, QObject* parent)
    : QStyledItemDelegate(parent), tilesRole_(tilesRole), itemsRole_(itemsRole) {}

void TileStripDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  auto row = option;
  initStyleOption(&row, index);
  const auto* style = option.widget ? option.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &row, painter, option.widget);
  const auto tiles = index.data(tilesRole_).value<QList<QImage>>();
  painter->save();
  for (qsizetype i = 0; i < tiles.size() && place(option.rect, i).right() <= option.rect.right(); ++i) {
    paintTile(*painter, place(option.rect, i), tiles[i], option.palette);
  }
  painter->restore();
}

bool TileStripDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                    const QModelIndex& index) {
  const auto items = index.data(itemsRole_).value<QList<int>>();
  if (event->type() == QEvent::MouseButtonRelease) {
    const auto point = static_cast<QMouseEvent*>(event)->position().toPoint();
    for (qsizetype i = 0; i < items.size(); ++i) {
      if (place(option.rect, i).contains(point) && place(option.rect, i).right() <= option.rect.right()) {
        Q_EMIT itemClicked(items[i]);
      }
    }
  }
  return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace stratoscope::ui
