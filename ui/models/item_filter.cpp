#include "ui/models/item_filter.h"

#include <algorithm>
#include <limits>

namespace stratoscope::ui {

ItemFilter::ItemFilter(ItemTableModel& items, QObject* parent) : QAbstractProxyModel(parent), items_(items) {
  setSourceModel(&items_);
  connect(&items_, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
  connect(&items_, &QAbstractItemModel::modelReset, this, [this] {
    order();
    endResetModel();
  });
  // New labels or another selection may change what is wanted; it waits until it is asked for, as what a person looks
  // at must not run away.
  connect(&items_, &QAbstractItemModel::dataChanged, this,
          [this](const QModelIndex&, const QModelIndex&, const QList<int>& roles) { forward(roles); });
  order();
}

void ItemFilter::setWanted(const QString& text, const ColumnFilters& filters) {
  text_ = text;
  filters_ = filters;
  rebuild();
}

void ItemFilter::sort(int column, Qt::SortOrder order) {
  sorted_ = column;
  order_ = order;
  rebuild();
}

void ItemFilter::rebuild() {
  beginResetModel();
  order();
  endResetModel();
}

void ItemFilter::order() {
  const int count = items_.rowCount();
  const RowFilter filter(items_.columns(), text_, filters_);
  shown_.clear();
  for (int row = 0; row < count; ++row) {
    if (filter.shows(row)) {
      shown_.push_back(row);
    }
  }
  if (sorted_ >= 0 && sorted_ < items_.columnCount()) {
    const auto& column = items_.columns()[static_cast<std::size_t>(sorted_)];
    const bool ascending = order_ == Qt::AscendingOrder;
    std::ranges::stable_sort(shown_, {}, [&](int row) {
      const int code = column.code(row);
      const int place = ascending ? code : -code;
      return code == CodedColumn::missingCode ? std::numeric_limits<int>::max() : place;
    });
  }
  places_.assign(static_cast<std::size_t>(count), -1);
  for (std::size_t place = 0; place < shown_.size(); ++place) {
    places_[static_cast<std::size_t>(shown_[place])] = static_cast<int>(place);
  }
}

void ItemFilter::forward(const QList<int>& roles) {
  if (!shown_.empty()) {
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), roles);
  }
}

QModelIndex ItemFilter::index(int row, int column, const QModelIndex& parent) const {
  return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex ItemFilter::parent(const QModelIndex&) const { return {}; }

int ItemFilter::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int ItemFilter::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : items_.columnCount(); }

QModelIndex ItemFilter::mapToSource(const QModelIndex& index) const {
  return index.isValid() ? items_.index(shown_[static_cast<std::size_t>(index.row())], index.column()) : QModelIndex();
}

QModelIndex ItemFilter::mapFromSource(const QModelIndex& index) const {
  const auto row = static_cast<std::size_t>(index.row());
  const int place = index.isValid() && row < places_.size() ? places_[row] : -1;
  return place >= 0 ? createIndex(place, index.column()) : QModelIndex();
}

QVariant ItemFilter::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Horizontal) {
    return items_.headerData(section, orientation, role);
  }
  const bool known = section >= 0 && section < rowCount();
  return known ? items_.headerData(shown_[static_cast<std::size_t>(section)], orientation, role) : QVariant();
}

} // namespace stratoscope::ui
