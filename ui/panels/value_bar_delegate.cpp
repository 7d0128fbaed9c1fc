#include "ui/panels/value_bar_delegate.h"

#include "ui/models/value_list_model.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

namespace stratoscope::ui {
namespace {

constexpr int edge = 4;
constexpr float faint = 0.25F;

} // namespace

QSize ValueBarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  return QStyledItemDelegate::sizeHint(option, index) + QSize(0, edge);
}

void ValueBarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  auto item = option;
  initStyleOption(&item, index);
  // The selection of this list says nothing; that of the cohort is in the bars.
  item.state.setFlag(QStyle::State_Selected, false);
  const int rows = index.data(ValueListModel::RowsRole).toInt();
  const auto* widget = item.widget;
  const auto* style = widget != nullptr ? widget->style() : QApplication::style();
  const auto text = style->subElementRect(QStyle::SE_ItemViewItemText, &item, widget);
  auto bar = QRect(text.left(), item.rect.top() + 1, item.rect.right() - text.left(), item.rect.height() - 2);
  bar.setWidth(static_cast<int>(bar.width() * index.data(ValueListModel::ShareRole).toDouble()));
  auto colour = item.palette.color(QPalette::PlaceholderText);
  colour.setAlphaF(faint);
  painter->fillRect(bar, colour);
  if (const int selected = index.data(ValueListModel::SelectedRowsRole).toInt(); selected > 0) {
    auto chosen = bar;
    chosen.setWidth(std::max(2, static_cast<int>(qint64(bar.width()) * selected / std::max(1, rows))));
    chosen.setTop(chosen.bottom() - 2);
    painter->fillRect(chosen, item.palette.color(QPalette::Highlight));
  }
  const auto count = QLocale().toString(rows);
  const int room = item.fontMetrics.horizontalAdvance(count) + 2 * edge;
  const auto whole = item.rect;
  item.rect.setRight(item.rect.right() - room);
  item.backgroundBrush = Qt::NoBrush;
  style->drawControl(QStyle::CE_ItemViewItem, &item, painter, widget);
  painter->setPen(item.palette.color(QPalette::PlaceholderText));
  painter->drawText(whole.adjusted(0, 0, -edge, 0), Qt::AlignRight | Qt::AlignVCenter, count);
}

} // namespace stratoscope::ui
