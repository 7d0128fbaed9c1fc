#pragma once

#include <QObject>

#include <vector>

namespace stratoscope::ui {

/// The one selection of the window: a set of items (by their row) and the current item, which the Viewer shows.
/// Map, Gallery, tree and table all follow it and write to it. Lives on the window's thread.
class SelectionModel : public QObject {
  Q_OBJECT

public:
  enum class Mode { Replace, Add, Remove };

  using QObject::QObject;

  /// Rows are 0 to `count - 1` from now on; selection and current item are cleared.
  void reset(int count);
  /// @param rows in any order, repeats allowed; rows outside the cohort are left out.
  void select(const std::vector<int>& rows, Mode mode = Mode::Replace);
  void selectAll();
  void invert();
  void clear();
  /// @param row -1 for none.
  void setCurrent(int row);

  [[nodiscard]] int itemCount() const { return static_cast<int>(chosen_.size()); }
  [[nodiscard]] const std::vector<int>& rows() const { return rows_; } ///< ascending
  [[nodiscard]] bool isSelected(int row) const;
  [[nodiscard]] int current() const { return current_; }

Q_SIGNALS:
  void selectionChanged();
  void currentChanged(int row);

private:
  void publish(std::vector<bool> chosen);

  std::vector<bool> chosen_;
  std::vector<int> rows_;
  int current_ = -1;
};

} // namespace stratoscope::ui
