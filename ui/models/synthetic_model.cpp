#include "ui/models/synthetic_model.h"

#include <QLocale>

#include <algorithm>

namespace stratoscope::ui {
namespace {

QString distanceText(float distance) { return QLocale().toString(static_cast<double>(distance), 'f', 3); }

} // namespace

SyntheticModel::SyntheticModel(TileCache& tiles, QObject* parent) : QAbstractListModel(parent), tiles_(tiles) {
  connect(&tiles_, &TileCache::ready, this, &SyntheticModel::announce);
}

void SyntheticModel::setImages(const std::vector<SyntheticImage>& images) {
  beginResetModel();
  entries_.clear();
  for (const auto& image : images) {
    entries_.push_back({toImage(image.picture), image.nearest, image.distance, image.tooClose});
  }
  endResetModel();
}

int SyntheticModel::likelyCopies() const {
  return static_cast<int>(std::ranges::count(entries_, true, &Entry::tooClose));
}

int SyntheticModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

QString SyntheticModel::describe(int position) const {
  const auto& entry = entries_[static_cast<std::size_t>(position)];
  //: number of a synthetic image, number of the nearest real item, distance
  const auto text = tr("Synthetic image %L1, nearest to item %L2, distance %3")
                        .arg(position + 1)
                        .arg(entry.nearest + 1)
                        .arg(distanceText(entry.distance));
  return entry.tooClose ? tr("%1, likely a copy of it").arg(text) : text;
}

QVariant SyntheticModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const auto& entry = entries_[static_cast<std::size_t>(index.row())];
  switch (role) {
  case Qt::DisplayRole:
    return tr("distance %1").arg(distanceText(entry.distance));
  case Qt::ToolTipRole:
  case Qt::AccessibleTextRole:
    return describe(index.row());
  case Qt::DecorationRole:
    return entry.picture;
  case NearestItemRole:
    return entry.nearest;
  case NearestTileRole:
    if (const auto picture = tiles_.tile(entry.nearest)) {
      return *picture;
    }
    return {};
  case TooCloseRole:
    return entry.tooClose;
  default:
    return {};
  }
}

void SyntheticModel::announce(int row) {
  for (int position = 0; position < rowCount(); ++position) {
    if (entries_[static_cast<std::size_t>(position)].nearest == row) {
      Q_EMIT dataChanged(index(position), index(position), {NearestTileRole});
    }
  }
}

} // namespace stratoscope::ui
