#pragma once

#include "core/workflow/splitting.h"

#include <QDialog>
#include <QStringList>

#include <array>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace stratoscope::ui {

/// Asks how the items are divided into training, validation and test. Divides nothing itself: open(), then options().
class SplitDialog : public QDialog {
  Q_OBJECT

public:
  /// @param columns of the cohort. @param isSplit whether there is a split already, which is then kept unless a person
  /// wants it replaced.
  SplitDialog(const QStringList& columns, bool isSplit, QWidget* parent = nullptr);

  [[nodiscard]] workflow::SplitOptions options() const;

private:
  QWidget* makeShares();
  void showState();

  bool isSplit_;
  std::array<QSpinBox*, 3> shares_;
  QComboBox* by_;
  QComboBox* stratify_;
  QCheckBox* replace_;
  QLabel* state_;
  QPushButton* split_;
};

} // namespace stratoscope::ui
