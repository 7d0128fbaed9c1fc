#pragma once

#include "ui/models/item_table_model.h"
#include "ui/panels/selection_link.h"

namespace stratoscope::ui {

/// Rows of an ItemTableModel: selected as the shared selection says, a dash for a missing value in pale.
class ItemDelegate : public SelectedRoleDelegate {
  Q_OBJECT

public:
  explicit ItemDelegate(QObject* parent = nullptr) : SelectedRoleDelegate(ItemTableModel::SelectedRole, parent) {}

protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace stratoscope::ui
