#include "ui/models/item_table_model.h"

#include <algorithm>

namespace stratoscope::ui {

ItemTableModel::ItemTableModel(QObject* parent) : QAbstractTableModel(parent) { setItems(0, {}); }

void ItemTableModel::setItems(int count, std::vector<ItemColumn> metadata) {
  beginResetModel();
  count_ = count;
  columns_ = {{tr("Label"), {}}, {tr("Cluster"), {}}};
  std::ranges::move(metadata, std::back_inserter(columns_));
  for (auto& column : columns_) {
    column.values.resize(static_cast<std::size_t>(count));
  }
  selected_.assign(static_cast<std::size_t>(count), false);
  endResetModel();
}

void ItemTableModel::setLabels(std::vector<QString> names) { setColumn(LabelColumn, std::move(names)); }

void ItemTableModel::setClusters(std::vector<QString> names) { setColumn(ClusterColumn, std::move(names)); }

void ItemTableModel::setColumn(int column, std::vector<QString> values) {
  values.resize(static_cast<std::size_t>(count_));
  columns_[static_cast<std::size_t>(column)].values = std::move(values);
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

const QString& ItemTableModel::value(int row, std::size_t column) const {
  return columns_[column].values[static_cast<std::size_t>(row)];
}

bool ItemTableModel::matches(int row, const QString& text) const {
  const auto contains = [&](std::size_t column, const QString& part) {
    return value(row, column).contains(part, Qt::CaseInsensitive);
  };
  if (const auto equals = text.indexOf(QLatin1Char('=')); equals > 0) {
    const auto name = text.left(equals).trimmed();
    const auto named = std::ranges::find_if(
        columns_, [&](const ItemColumn& column) { return column.name.compare(name, Qt::CaseInsensitive) == 0; });
    if (named != columns_.end()) {
      return contains(static_cast<std::size_t>(named - columns_.begin()), text.mid(equals + 1).trimmed());
    }
  }
  const auto part = text.trimmed();
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (contains(column, part)) {
      return true;
    }
  }
  return false;
}

int ItemTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count_; }

int ItemTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

QVariant ItemTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const auto& text = value(index.row(), static_cast<std::size_t>(index.column()));
  switch (role) {
  case Qt::DisplayRole:
  case Qt::ToolTipRole:
    return text;
  case SelectedRole:
    return static_cast<bool>(selected_[static_cast<std::size_t>(index.row())]);
  case SortRole: {
    bool number = false;
    const double parsed = text.toDouble(&number);
    return number ? QVariant(parsed) : QVariant(text);
  }
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
  return section < columnCount() ? QVariant(columns_[static_cast<std::size_t>(section)].name) : QVariant();
}

} // namespace stratoscope::ui
