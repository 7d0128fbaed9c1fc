#pragma once

#include "ui/models/column_profile.h"
#include "ui/models/row_filter.h"

#include <QAbstractListModel>

namespace stratoscope::ui {

/// The values of one column with a check box each, the commonest first, and at the end a line for rows without one.
/// Unchecked values are left out.
class ValueListModel : public QAbstractListModel {
  Q_OBJECT

public:
  enum Role {
    RowsRole = Qt::UserRole,
    SelectedRowsRole,
    ShareRole /**< of the commonest value, 0 to 1 */,
    BarRole /**< place in the profile; -1 for missing */
  };

  using QAbstractListModel::QAbstractListModel;

  void setColumn(const CodedColumn& column, const ColumnProfile& profile, const ColumnFilter& filter);
  [[nodiscard]] const ColumnFilter& filter() const { return filter_; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
  /// A person has checked or unchecked a value.
  void filterChanged();

private:
  [[nodiscard]] QString word(int row) const;
  [[nodiscard]] bool isMissing(int row) const { return row == static_cast<int>(profile_.bars.size()); }

  CodedColumn column_;
  ColumnProfile profile_;
  ColumnFilter filter_;
};

} // namespace stratoscope::ui
