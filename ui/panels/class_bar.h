#pragma once

#include "ui/models/label_state.h"

#include <QWidget>

class QButtonGroup;

namespace stratoscope::ui {

/// The classes of a label set as buttons, one of which is chosen; "No label" stands behind them.
class ClassBar : public QWidget {
  Q_OBJECT

public:
  /// For "No label".
  static constexpr int noneClass = -1;
  /// These stand on keys 1, 2 and so on.
  static constexpr int classesOnKeys = 9;

  explicit ClassBar(QWidget* parent = nullptr);

  /// Keeps the chosen class where there still is one of its number; of several new classes the first is chosen, a
  /// single one that was added is chosen itself.
  /// @param unlabelled images that have no class.
  void setClasses(const std::vector<LabelClass>& classes, int unlabelled);
  /// Leaves the choice as it is where there is no such class.
  void choose(int labelClass);
  [[nodiscard]] int chosen() const;

Q_SIGNALS:
  void chosenChanged();

protected:
  void changeEvent(QEvent* event) override;

private:
  void makeButtons();
  void addButton(int labelClass, const QString& name);
  void showCounts(int unlabelled);
  void markChosen();

  std::vector<LabelClass> classes_;
  QButtonGroup* buttons_;
};

} // namespace stratoscope::ui
