#include "ui/models/gallery_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace stratoscope::ui {

GalleryModel::GalleryModel(TileCache& tiles, QObject* parent) : QAbstractListModel(parent), tiles_(tiles) {
  connect(&tiles_, &TileCache::ready, this, &GalleryModel::announce);
}

void GalleryModel::setItems(std::vector<int> items) {
  beginResetModel();
  items_ = std::move(items);
  arrange();
  endResetModel();
}

void GalleryModel::setOrder(Order order) {
  if (order != order_) {
    order_ = order;
    changeOrder();
  }
}

void GalleryModel::setDistances(std::vector<float> distances) {
  distances_ = std::move(distances);
  if (order_ != Order::Cohort) {
    changeOrder();
  }
}

void GalleryModel::setLarge(bool large) {
  if (large_ != large) {
    large_ = large;
    if (!items_.empty()) {
      Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::DecorationRole});
    }
  }
}

void GalleryModel::changeOrder() {
  beginResetModel();
  std::ranges::sort(items_);
  arrange();
  endResetModel();
}

void GalleryModel::arrange() {
  if (order_ != Order::Cohort) {
    std::ranges::stable_sort(items_, [this](int one, int other) { return comesFirst(one, other); });
  }
  const auto largest = std::ranges::max_element(items_);
  positions_.assign(largest == items_.end() ? 0 : static_cast<std::size_t>(*largest) + 1, -1);
  for (std::size_t i = 0; i < items_.size(); ++i) {
    positions_[static_cast<std::size_t>(items_[i])] = static_cast<int>(i);
  }
}

bool GalleryModel::comesFirst(int one, int other) const {
  const auto distance = [this](int item) {
    const auto place = static_cast<std::size_t>(item);
    return place < distances_.size() ? distances_[place] : std::numeric_limits<float>::quiet_NaN();
  };
  const float first = distance(one);
  const float second = distance(other);
  if (std::isnan(first) || std::isnan(second)) {
    return std::isnan(second) && !std::isnan(first);
  }
  return order_ == Order::EdgeFirst ? first > second : first < second;
}

int GalleryModel::positionOf(int item) const {
  return item >= 0 && static_cast<std::size_t>(item) < positions_.size() ? positions_[static_cast<std::size_t>(item)]
                                                                         : -1;
}

int GalleryModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(items_.size());
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const int item = itemAt(index.row());
  switch (role) {
  case ItemRole:
    return item;
  case Qt::AccessibleTextRole:
    return tr("Item %L1").arg(item + 1);
  case Qt::DecorationRole:
    if (const auto image = large_ ? tiles_.largeTile(item) : tiles_.tile(item)) {
      return *image;
    }
    return {};
  default:
    return {};
  }
}

void GalleryModel::announce(int item) {
  if (const int position = positionOf(item); position >= 0) {
    Q_EMIT dataChanged(index(position), index(position), {Qt::DecorationRole});
  }
}

} // namespace stratoscope::ui
