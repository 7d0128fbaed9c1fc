#pragma once

#include "ui/models/selection_model.h"

#include <QAbstractItemView>
#include <QObject>
#include <QStyledItemDelegate>

#include <functional>

namespace stratoscope::ui {

/// Paints an index as selected where the model's role says so and nowhere else: the shared selection decides, also
/// over rows that the view's own selection does not know.
class SelectedRoleDelegate : public QStyledItemDelegate {
  Q_OBJECT

public:
  explicit SelectedRoleDelegate(int role, QObject* parent = nullptr);

  /// A little higher than the style's rows: a list is read, not only counted.
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
  int role_;
};

/// Joins an item view with the shared selection, both ways.
class SelectionLink : public QObject {
  Q_OBJECT

public:
  using ItemsOf = std::function<std::vector<int>(const QModelIndex&)>;
  using IndexOf = std::function<QModelIndex(int)>;

  /// @param view with its model set. @param itemsOf rows at or below an index of that model. @param indexOf index of
  /// a row in that model, invalid where it is not shown. All must outlive the link; the view owns it.
  SelectionLink(SelectionModel& selection, QAbstractItemView& view, ItemsOf itemsOf, IndexOf indexOf);

  /// Brings the view's own selection in line with the shared one; after the model was filled or filtered anew.
  void follow();
  /// Does what takes rows from the view, such as filtering: that they leave is nobody's wish to deselect them. Then
  /// follows.
  void keepSelectionWhile(const std::function<void()>& change);

private:
  void lead();
  void showCurrent(int row);
  [[nodiscard]] QItemSelection ranges() const;

  SelectionModel& selection_;
  QAbstractItemView& view_;
  ItemsOf itemsOf_;
  IndexOf indexOf_;
  bool mirrored_ = true; ///< the view's own selection is the shared one
  bool busy_ = false;    ///< one side is being changed because of the other
};

} // namespace stratoscope::ui
