#include "ui/models/duplicate_model.h"

#include <QLocale>

#include <utility>

namespace stratoscope::ui {
namespace {

constexpr int pictureSide = 44;

} // namespace

DuplicateModel::DuplicateModel(TileCache& tiles, QObject* parent) : QAbstractTableModel(parent), tiles_(tiles) {
  connect(&tiles_, &TileCache::ready, this, &DuplicateModel::announce);
}

void DuplicateModel::setPairs(std::vector<DuplicateRow> pairs) {
  beginResetModel();
  pairs_ = std::move(pairs);
  endResetModel();
}

int DuplicateModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(pairs_.size());
}

int DuplicateModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant DuplicateModel::textOf(const DuplicateRow& pair, int column) const {
  switch (column) {
  case FirstColumn:
    return QLocale().toString(pair.first + 1);
  case SecondColumn:
    return QLocale().toString(pair.second + 1);
  case LikenessColumn:
    return pair.identical ? tr("identical") : QLocale().toString(pair.correlation, 'f', 3);
  default:
    return pair.samePatient ? tr("same") : tr("different");
  }
}

QVariant DuplicateModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const auto& pair = at(index.row());
  if (role == Qt::DisplayRole) {
    return textOf(pair, index.column());
  }
  if (role == Qt::DecorationRole && index.column() <= SecondColumn) {
    if (const auto picture = tiles_.tile(index.column() == FirstColumn ? pair.first : pair.second)) {
      return picture->scaled(pictureSide, pictureSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
  }
  if (role == Qt::AccessibleTextRole && index.column() <= SecondColumn) {
    return tr("Item %L1").arg((index.column() == FirstColumn ? pair.first : pair.second) + 1);
  }
  return {};
}

QVariant DuplicateModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return {};
  }
  switch (section) {
  case FirstColumn:
    return tr("Item");
  case SecondColumn:
    return tr("Like item");
  case LikenessColumn:
    //: how alike the pixels of two images are
    return tr("Correlation");
  default:
    return tr("Patient");
  }
}

void DuplicateModel::announce(int row) {
  for (int position = 0; position < rowCount(); ++position) {
    const auto& pair = at(position);
    if (pair.first == row || pair.second == row) {
      Q_EMIT dataChanged(index(position, FirstColumn), index(position, SecondColumn), {Qt::DecorationRole});
    }
  }
}

} // namespace stratoscope::ui
