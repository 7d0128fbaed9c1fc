#include "ui/models/value_list_model.h"

#include <algorithm>

namespace stratoscope::ui {

void ValueListModel::setColumn(const CodedColumn& column, const ColumnProfile& profile, const ColumnFilter& filter) {
  const bool alike = column.name() == column_.name() && profile.bars.size() == profile_.bars.size() &&
                     (profile.missing > 0) == (profile_.missing > 0);
  if (alike) {
    column_ = column;
    profile_ = profile;
    filter_ = filter;
    if (rowCount() > 0) {
      Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
    return;
  }
  beginResetModel();
  column_ = column;
  profile_ = profile;
  filter_ = filter;
  endResetModel();
}

QString ValueListModel::word(int row) const {
  return column_.words()[static_cast<std::size_t>(profile_.bars[static_cast<std::size_t>(row)].first)];
}

int ValueListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(profile_.bars.size()) + (profile_.missing > 0 ? 1 : 0);
}

QVariant ValueListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const bool missing = isMissing(index.row());
  const auto bar = missing ? ProfileBar{0, 0, profile_.missing} : profile_.bars[static_cast<std::size_t>(index.row())];
  switch (role) {
  case Qt::DisplayRole:
  case Qt::ToolTipRole:
    return missing ? tr("No value") : word(index.row());
  case Qt::CheckStateRole: {
    const bool shown = missing ? filter_.missing : !filter_.without.contains(word(index.row()));
    return shown ? Qt::Checked : Qt::Unchecked;
  }
  case RowsRole:
    return bar.rows;
  case SelectedRowsRole:
    return bar.selected;
  case ShareRole:
    return double(bar.rows) / std::max({1, profile_.highest(), profile_.missing});
  case BarRole:
    return missing ? -1 : index.row();
  default:
    return {};
  }
}

bool ValueListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::CheckStateRole || !index.isValid()) {
    return false;
  }
  const bool shown = value.toInt() == Qt::Checked;
  if (isMissing(index.row())) {
    filter_.missing = shown;
  } else if (shown) {
    filter_.without.erase(word(index.row()));
  } else {
    filter_.without.insert(word(index.row()));
  }
  Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
  Q_EMIT filterChanged();
  return true;
}

Qt::ItemFlags ValueListModel::flags(const QModelIndex& index) const {
  const auto usual = QAbstractListModel::flags(index);
  return index.isValid() ? usual | Qt::ItemIsUserCheckable : usual;
}

} // namespace stratoscope::ui
