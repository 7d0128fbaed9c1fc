#include "ui/panels/synthetic_delegate.h"

#include "ui/models/synthetic_model.h"
#include "ui/panels/tile_painting.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace stratoscope::ui {
namespace {

constexpr int tile = 84;
constexpr int margin = 6;

QRect syntheticPlace(const QRect& cell) { return {cell.left() + margin, cell.top() + margin, tile, tile}; }

QRect realPlace(const QRect& cell) { return syntheticPlace(cell).translated(tile + 2, 0); }

/// Text under the pictures, line 0 or 1.
QRect linePlace(const QRect& cell, int line, int height) {
  return {cell.left() + margin, cell.top() + margin + tile + 2 + line * height, 2 * tile + 2, height};
}

void paintWarning(QPainter& painter, const QStyleOptionViewItem& option, QRect place) {
  const auto* style = option.widget ? option.widget->style() : QApplication::style();
  const int side = place.height() - 2;
  const QRect icon(place.left(), place.top() + 1, side, side);
  style->standardIcon(QStyle::SP_MessageBoxWarning, nullptr, option.widget).paint(&painter, icon);
  place.setLeft(icon.right() + 4);
  auto bold = painter.font();
  bold.setBold(true);
  painter.setFont(bold);
  painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, SyntheticDelegate::tr("Likely copy"));
}

} // namespace

void SyntheticDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const int line = option.fontMetrics.height();
  const auto real = realPlace(option.rect);
  painter->save();
  painter->setFont(option.font);
  paintTile(*painter, syntheticPlace(option.rect), index.data(Qt::DecorationRole).value<QImage>(), option.palette);
  paintTile(*painter, real, index.data(SyntheticModel::NearestTileRole).value<QImage>(), option.palette);
  if (option.state.testFlag(QStyle::State_Selected)) {
    painter->setPen(QPen(option.palette.color(QPalette::Highlight), 3));
    painter->drawRect(syntheticPlace(option.rect).united(real));
  }
  painter->setPen(option.palette.color(QPalette::Text));
  painter->drawText(linePlace(option.rect, 0, line), Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
  if (index.data(SyntheticModel::TooCloseRole).toBool()) {
    paintWarning(*painter, option, linePlace(option.rect, 1, line));
  }
  painter->restore();
}

QSize SyntheticDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  return {2 * tile + 2 + 2 * margin, tile + 2 + 2 * margin + 2 * option.fontMetrics.height()};
}

bool SyntheticDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                    const QModelIndex& index) {
  if (event->type() == QEvent::MouseButtonRelease &&
      realPlace(option.rect).contains(static_cast<QMouseEvent*>(event)->position().toPoint())) {
    Q_EMIT realClicked(index);
  }
  return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace stratoscope::ui
