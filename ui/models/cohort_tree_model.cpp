#include "ui/models/cohort_tree_model.h"

#include "ui/models/tile_cache.h"

#include <QHash>
#include <QLocale>

#include <algorithm>

namespace stratoscope::ui {
namespace {

/// Holds the place of a thumbnail that is still on its way.
QImage emptyTile() {
  constexpr int side = 64;
  QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  return image;
}

} // namespace

int CohortTreeModel::addNode(int parent, const QString& name, int item) {
  const int node = static_cast<int>(nodes_.size());
  auto& siblings = nodes_[static_cast<std::size_t>(parent)].children;
  const int position = static_cast<int>(siblings.size());
  siblings.push_back(node);
  nodes_.push_back({parent, position, item, 0, 0, name, {}});
  return node;
}

void CohortTreeModel::setTree(const CohortTree& tree) {
  beginResetModel();
  nodes_.assign(1, {});
  anonymous_ = -1;
  std::vector<int> patients;
  for (const auto& patient : tree.patients) {
    if (!patient.name.isEmpty()) {
      patients.push_back(addNode(0, patient.name));
      continue;
    }
    anonymous_ = anonymous_ < 0 ? addNode(0, tr("Without patient ID")) : anonymous_;
    patients.push_back(anonymous_);
  }
  std::vector<int> studies;
  for (const auto& study : tree.studies) {
    const auto name = study.name.isEmpty() ? tr("Study without description") : study.name;
    studies.push_back(addNode(patients[static_cast<std::size_t>(study.patient)], name));
  }
  std::vector<int> series;
  for (const auto& one : tree.series) {
    const auto name = one.name.isEmpty() ? tr("Series without description") : one.name;
    series.push_back(addNode(studies[static_cast<std::size_t>(one.study)], name));
  }
  addItems(tree, series);
  endResetModel();
}

void CohortTreeModel::addItems(const CohortTree& tree, const std::vector<int>& seriesNodes) {
  QHash<QString, int> folders;
  nodeOfItem_.clear();
  for (const auto& item : tree.items) {
    int parent = item.series >= 0 ? seriesNodes[static_cast<std::size_t>(item.series)] : -1;
    if (parent < 0) {
      anonymous_ = anonymous_ < 0 ? addNode(0, tr("Without patient ID")) : anonymous_;
      parent = anonymous_;
    }
    if (item.series < 0 && !item.folder.isEmpty()) {
      const auto known = folders.constFind(item.folder);
      parent = known != folders.constEnd() ? *known : folders.insert(item.folder, addNode(parent, item.folder)).value();
    }
    const int row = static_cast<int>(nodeOfItem_.size());
    const int node = addNode(parent, item.name, row);
    nodeOfItem_.push_back(node);
    for (int up = node; up != 0; up = at(up).parent) {
      ++nodes_[static_cast<std::size_t>(up)].items;
    }
  }
}

void CohortTreeModel::setSelectedItems(const std::vector<int>& rows) {
  for (auto& node : nodes_) {
    node.selected = 0;
  }
  for (const int row : rows) {
    if (row < 0 || row >= static_cast<int>(nodeOfItem_.size())) {
      continue;
    }
    for (int up = nodeOfItem_[static_cast<std::size_t>(row)]; up != 0; up = at(up).parent) {
      ++nodes_[static_cast<std::size_t>(up)].selected;
    }
  }
  // Every count may have changed; a view asks again only for what it shows.
  if (rowCount() > 0) {
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  }
}

std::vector<int> CohortTreeModel::itemsBelow(const QModelIndex& index) const {
  std::vector<int> rows;
  std::vector<int> open{nodeOf(index)};
  while (!open.empty()) {
    const auto& node = at(open.back());
    open.pop_back();
    if (node.item >= 0) {
      rows.push_back(node.item);
    }
    open.insert(open.end(), node.children.begin(), node.children.end());
  }
  std::ranges::sort(rows);
  return rows;
}

QModelIndex CohortTreeModel::indexOfItem(int row) const {
  if (row < 0 || row >= static_cast<int>(nodeOfItem_.size())) {
    return {};
  }
  const int node = nodeOfItem_[static_cast<std::size_t>(row)];
  return createIndex(at(node).position, 0, static_cast<quintptr>(node));
}

int CohortTreeModel::nodeOf(const QModelIndex& index) const {
  return index.isValid() ? static_cast<int>(index.internalId()) : 0;
}

QModelIndex CohortTreeModel::index(int row, int column, const QModelIndex& parent) const {
  if (!hasIndex(row, column, parent)) {
    return {};
  }
  return createIndex(row, column, static_cast<quintptr>(at(nodeOf(parent)).children[static_cast<std::size_t>(row)]));
}

QModelIndex CohortTreeModel::parent(const QModelIndex& index) const {
  const int parent = at(nodeOf(index)).parent;
  return parent == 0 ? QModelIndex() : createIndex(at(parent).position, 0, static_cast<quintptr>(parent));
}

int CohortTreeModel::rowCount(const QModelIndex& parent) const {
  return parent.column() > 0 ? 0 : static_cast<int>(at(nodeOf(parent)).children.size());
}

int CohortTreeModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QString CohortTreeModel::countText(const Node& node) const {
  if (node.item >= 0) {
    return {};
  }
  const auto all = QLocale().toString(node.items);
  //: selected items of all items of a patient, study or series
  return node.selected == 0 ? all : tr("%1 of %2").arg(QLocale().toString(node.selected), all);
}

void CohortTreeModel::setTiles(TileCache* tiles) {
  tiles_ = tiles;
  connect(tiles, &TileCache::ready, this, &CohortTreeModel::tileReady);
}

QVariant CohortTreeModel::thumbnailOf(const Node& node) const {
  const auto& children = node.children;
  const bool series = node.item < 0 && !children.empty() && at(children.front()).item >= 0;
  const int item = series ? at(children[children.size() / 2]).item : node.item;
  if (!tiles_ || item < 0) {
    return {};
  }
  static const auto waiting = emptyTile();
  const auto tile = tiles_->tile(item);
  return tile ? *tile : waiting;
}

void CohortTreeModel::tileReady(int row) {
  if (const auto index = indexOfItem(row); index.isValid()) {
    Q_EMIT dataChanged(index, index, {Qt::DecorationRole});
    if (const auto above = index.parent(); above.isValid()) {
      Q_EMIT dataChanged(above, above, {Qt::DecorationRole});
    }
  }
}

QVariant CohortTreeModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const auto& node = at(nodeOf(index));
  const bool counts = index.column() == CountColumn;
  switch (role) {
  case Qt::DisplayRole:
    return counts ? countText(node) : node.name;
  case Qt::ToolTipRole:
    return counts ? tr("%Ln items", nullptr, node.items) : node.name;
  case Qt::DecorationRole:
    return counts ? QVariant() : thumbnailOf(node);
  case Qt::TextAlignmentRole:
    return counts ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
  case ItemRole:
    return node.item;
  case SelectedRole:
    return node.items > 0 && node.selected == node.items;
  default:
    return {};
  }
}

QVariant CohortTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return {};
  }
  return section == CountColumn ? tr("Items") : tr("Patient, study, series");
}

} // namespace stratoscope::ui
