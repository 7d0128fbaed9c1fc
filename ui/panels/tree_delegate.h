#pragma once

#include "ui/panels/selection_link.h"

namespace stratoscope::ui {

/// Rows of a CohortTreeModel: thumbnails of one size, which a selection does not tint.
class TreeDelegate : public SelectedRoleDelegate {
  Q_OBJECT

public:
  explicit TreeDelegate(QObject* parent = nullptr);

  static constexpr int thumbnail = 24; ///< device-independent pixels a side

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace stratoscope::ui
