#include "ui/models/cluster_table_model.h"

#include "ui/models/palette.h"

#include <QLocale>

#include <algorithm>

namespace stratoscope::ui {
namespace {

const std::vector<int>& rowsOf(const ClusterSummary& cluster, int column) {
  static const std::vector<int> none;
  switch (column) {
  case ClusterTableModel::CentreColumn:
    return cluster.centre;
  case ClusterTableModel::EdgeColumn:
    return cluster.edge;
  default:
    return none;
  }
}

} // namespace

ClusterTableModel::ClusterTableModel(TileCache& tiles, QObject* parent) : QAbstractTableModel(parent), tiles_(tiles) {
  connect(&tiles_, &TileCache::ready, this, &ClusterTableModel::announce);
}

void ClusterTableModel::setClusters(std::vector<ClusterSummary> clusters) {
  if (clusters.size() == clusters_.size() && !clusters.empty()) {
    clusters_ = std::move(clusters);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    return;
  }
  beginResetModel();
  clusters_ = std::move(clusters);
  endResetModel();
}

int ClusterTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(clusters_.size());
}

int ClusterTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ClusterTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const auto& cluster = at(index.row());
  const int column = index.column();
  switch (role) {
  case Qt::DisplayRole:
    return text(cluster, column);
  case Qt::EditRole:
    return column == NameColumn ? QVariant(cluster.name) : QVariant();
  case Qt::DecorationRole:
    return column == NameColumn ? QVariant(categoryColour(index.row())) : QVariant();
  case Qt::TextAlignmentRole:
    return QVariant((column == NameColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  case Qt::AccessibleTextRole:
    return column < CentreColumn ? text(cluster, column)
                                 : tr("%Ln images", nullptr, static_cast<int>(rowsOf(cluster, column).size()));
  case ItemsRole:
    return QVariant::fromValue(QList<int>(rowsOf(cluster, column).begin(), rowsOf(cluster, column).end()));
  case TilesRole:
    return tiles(rowsOf(cluster, column));
  default:
    return {};
  }
}

QString ClusterTableModel::text(const ClusterSummary& cluster, int column) const {
  switch (column) {
  case NameColumn:
    return cluster.name;
  case ImagesColumn:
    return QLocale().toString(cluster.images);
  case PatientsColumn:
    return QLocale().toString(cluster.patients);
  default:
    return {};
  }
}

QVariant ClusterTableModel::tiles(const std::vector<int>& rows) const {
  QList<QImage> pictures;
  for (const int row : rows) {
    pictures.append(tiles_.tile(row).value_or(QImage()));
  }
  return QVariant::fromValue(pictures);
}

QVariant ClusterTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return QAbstractTableModel::headerData(section, orientation, role);
  }
  switch (section) {
  case NameColumn:
    return tr("Cluster");
  case ImagesColumn:
    return tr("Images");
  case PatientsColumn:
    return tr("Patients");
  case CentreColumn:
    return tr("Centre");
  case EdgeColumn:
    return tr("Edge");
  default:
    return {};
  }
}

Qt::ItemFlags ClusterTableModel::flags(const QModelIndex& index) const {
  const auto usual = QAbstractTableModel::flags(index);
  return index.isValid() && index.column() == NameColumn ? usual | Qt::ItemIsEditable : usual;
}

bool ClusterTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != NameColumn) {
    return false;
  }
  const auto name = value.toString().trimmed();
  if (!name.isEmpty() && name != at(index.row()).name) {
    Q_EMIT renameRequested(index.row(), name);
  }
  return true;
}

void ClusterTableModel::announce(int row) {
  for (int cluster = 0; cluster < rowCount(); ++cluster) {
    for (const int column : {CentreColumn, EdgeColumn}) {
      if (std::ranges::find(rowsOf(at(cluster), column), row) != rowsOf(at(cluster), column).end()) {
        Q_EMIT dataChanged(index(cluster, column), index(cluster, column), {TilesRole});
      }
    }
  }
}

} // namespace stratoscope::ui
