#include "ui/models/item_table_model.h"

namespace stratoscope::ui {

ItemTableModel::ItemTableModel(QObject* parent) : QAbstractTableModel(parent) { setItems(0, {}); }

void ItemTableModel::setItems(int count, const std::vector<CodedColumn>& metadata) {
  beginResetModel();
  count_ = count;
  columns_ = {CodedColumn(tr("Label"), std::vector<QString>()), CodedColumn(tr("Cluster"), std::vector<QString>())};
  columns_.insert(columns_.end(), metadata.begin(), metadata.end());
  selected_.assign(static_cast<std::size_t>(count), false);
  endResetModel();
}

void ItemTableModel::setLabels(const std::vector<QString>& names) { setColumn(LabelColumn, names); }

void ItemTableModel::setClusters(const std::vector<QString>& names) { setColumn(ClusterColumn, names); }

void ItemTableModel::setColumn(int column, const std::vector<QString>& values) {
  auto& changed = columns_[static_cast<std::size_t>(column)];
  changed = CodedColumn(changed.name(), values);
  if (count_ > 0) {
    Q_EMIT dataChanged(index(0, column), index(count_ - 1, column));
  }
}

void ItemTableModel::setSelectedItems(const std::vector<int>& rows) {
  selected_.assign(static_cast<std::size_t>(count_), false);
  for (const int row : rows) {
    if (row >= 0 && row < count_) {
      selected_[static_cast<std::size_t>(row)] = true;
    }
  }
  if (count_ > 0) {
    Q_EMIT dataChanged(index(0, 0), index(count_ - 1, columnCount() - 1), {SelectedRole});
  }
}

int ItemTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count_; }

int ItemTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

QVariant ItemTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const auto& column = columns_[static_cast<std::size_t>(index.column())];
  const bool missing = column.code(index.row()) == CodedColumn::missingCode;
  switch (role) {
  case Qt::DisplayRole:
    return missing ? QStringLiteral("\u2013") : column.value(index.row());
  case Qt::ToolTipRole:
    return missing ? tr("No value") : column.value(index.row());
  case Qt::TextAlignmentRole:
    return column.numeric() ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
  case SelectedRole:
    return static_cast<bool>(selected_[static_cast<std::size_t>(index.row())]);
  case MissingRole:
    return missing;
  default:
    return {};
  }
}

QVariant ItemTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role != Qt::DisplayRole || section < 0) {
    return {};
  }
  if (orientation == Qt::Vertical) {
    return section + 1;
  }
  return section < columnCount() ? QVariant(columns_[static_cast<std::size_t>(section)].name()) : QVariant();
}

} // namespace stratoscope::ui
