#include "ui/panels/selection_link.h"

#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QScopedValueRollback>

#include <algorithm>

namespace stratoscope::ui {
namespace {

/// Qt compares each range of a selection with each: beyond these the view would stand still for seconds, and its rows
/// are only painted as selected.
constexpr qsizetype mostRanges = 2000;

} // namespace

SelectedRoleDelegate::SelectedRoleDelegate(int role, QObject* parent) : QStyledItemDelegate(parent), role_(role) {}

QSize SelectedRoleDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  return QStyledItemDelegate::sizeHint(option, index) + QSize(0, 6);
}

void SelectedRoleDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
  QStyledItemDelegate::initStyleOption(option, index);
  option->state.setFlag(QStyle::State_Selected, index.data(role_).toBool());
}

SelectionLink::SelectionLink(SelectionModel& selection, QAbstractItemView& view, ItemsOf itemsOf, IndexOf indexOf)
    : QObject(&view), selection_(selection), view_(view), itemsOf_(std::move(itemsOf)), indexOf_(std::move(indexOf)) {
  view_.setSelectionMode(QAbstractItemView::ExtendedSelection);
  view_.setSelectionBehavior(QAbstractItemView::SelectRows);
  connect(&selection_, &SelectionModel::selectionChanged, this, &SelectionLink::follow);
  connect(&selection_, &SelectionModel::currentChanged, this, &SelectionLink::showCurrent);
  connect(view_.selectionModel(), &QItemSelectionModel::selectionChanged, this, &SelectionLink::lead);
}

QItemSelection SelectionLink::ranges() const {
  QItemSelection found;
  for (const int row : selection_.rows()) {
    const auto index = indexOf_(row);
    if (!index.isValid()) {
      continue;
    }
    const bool next =
        !found.isEmpty() && found.back().parent() == index.parent() && found.back().bottom() + 1 == index.row();
    if (next) {
      found.back() = QItemSelectionRange(found.back().topLeft(), index);
    } else if (found.size() < mostRanges + 1) {
      found.append(QItemSelectionRange(index));
    } else {
      break;
    }
  }
  return found;
}

void SelectionLink::follow() {
  view_.viewport()->update();
  if (busy_) {
    return;
  }
  const QScopedValueRollback guard(busy_, true);
  const auto wanted = ranges();
  mirrored_ = wanted.size() <= mostRanges;
  view_.selectionModel()->select(mirrored_ ? wanted : QItemSelection(),
                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void SelectionLink::keepSelectionWhile(const std::function<void()>& change) {
  {
    const QScopedValueRollback guard(busy_, true);
    change();
  }
  follow();
}

void SelectionLink::lead() {
  if (busy_) {
    return;
  }
  const QScopedValueRollback guard(busy_, true);
  std::vector<int> rows;
  for (const auto& range : view_.selectionModel()->selection()) {
    for (int row = range.top(); row <= range.bottom(); ++row) {
      const auto below = itemsOf_(range.model()->index(row, 0, range.parent()));
      rows.insert(rows.end(), below.begin(), below.end());
    }
  }
  const bool adds = !mirrored_ && QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier);
  selection_.select(rows, adds ? SelectionModel::Mode::Add : SelectionModel::Mode::Replace);
  mirrored_ = !adds;
  const auto current = itemsOf_(view_.currentIndex());
  if (view_.currentIndex().isValid() && !current.empty()) {
    selection_.setCurrent(current.front());
  }
}

void SelectionLink::showCurrent(int row) {
  const auto index = indexOf_(row);
  if (busy_ || !index.isValid()) {
    return;
  }
  const QScopedValueRollback guard(busy_, true);
  view_.selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
  view_.scrollTo(index);
}

} // namespace stratoscope::ui
