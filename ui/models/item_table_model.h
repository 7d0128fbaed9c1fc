#pragma once

#include "ui/models/coded_column.h"

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace stratoscope::ui {

/// The items of a cohort, one a row: label, cluster, then the columns of metadata. A value that is missing is shown as
/// a dash.
class ItemTableModel : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Role { SelectedRole = Qt::UserRole, MissingRole };
  enum Column { LabelColumn, ClusterColumn, FirstMetadataColumn };

  explicit ItemTableModel(QObject* parent = nullptr);

  /// Labels and clusters become empty.
  void setItems(int count, const std::vector<CodedColumn>& metadata);
  /// @param names the class of each item, empty for none.
  void setLabels(const std::vector<QString>& names);
  /// @param names the cluster of each item, empty for none.
  void setClusters(const std::vector<QString>& names);
  /// @param rows ascending; SelectedRole is true for these.
  void setSelectedItems(const std::vector<int>& rows);
  /// All columns as they are shown.
  [[nodiscard]] const std::vector<CodedColumn>& columns() const { return columns_; }
  /// Of each row.
  [[nodiscard]] const std::vector<bool>& selectedItems() const { return selected_; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  void setColumn(int column, const std::vector<QString>& values);

  int count_ = 0;
  std::vector<CodedColumn> columns_;
  std::vector<bool> selected_;
};

} // namespace stratoscope::ui
