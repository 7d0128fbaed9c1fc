#pragma once

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace stratoscope::ui {

/// One column of metadata: a value for each item, empty where there is none.
struct ItemColumn {
  QString name;
  std::vector<QString> values;
};

/// The items of a cohort, one a row: label, cluster, then the columns of metadata. Sorts numbers as numbers.
class ItemTableModel : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Role { SelectedRole = Qt::UserRole, SortRole };
  enum Column { LabelColumn, ClusterColumn, FirstMetadataColumn };

  explicit ItemTableModel(QObject* parent = nullptr);

  /// Labels and clusters become empty. Columns that are too short are filled up with empty values.
  void setItems(int count, std::vector<ItemColumn> metadata);
  /// @param names the class of each item, empty for none.
  void setLabels(std::vector<QString> names);
  /// @param names the cluster of each item, empty for none.
  void setClusters(std::vector<QString> names);
  /// @param rows ascending; SelectedRole is true for these.
  void setSelectedItems(const std::vector<int>& rows);
  /// Whether any value of the row contains the text, or, for "column = text", the value of that column; case does not
  /// count. An empty text matches all.
  [[nodiscard]] bool matches(int row, const QString& text) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  void setColumn(int column, std::vector<QString> values);
  [[nodiscard]] const QString& value(int row, std::size_t column) const;

  int count_ = 0;
  std::vector<ItemColumn> columns_;
  std::vector<bool> selected_;
};

} // namespace stratoscope::ui
