#pragma once

#include "core/imaging/deidentification/profile.h"

#include <QWidget>

#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace stratoscope::ui {

/// The options of a de-identification, and beside them in plain words what they take out and what they leave.
class ProfileForm : public QWidget {
  Q_OBJECT

public:
  explicit ProfileForm(QWidget* parent = nullptr);

  [[nodiscard]] imaging::Profile profile() const;
  void setProfile(const imaging::Profile& profile);
  /// The secret of the new identifiers; empty for one that is drawn and forgotten.
  [[nodiscard]] QString secret() const;
  void setSecret(const QString& secret);
  /// What is wrong with the choice; empty for nothing.
  [[nodiscard]] QString problem() const;

Q_SIGNALS:
  void changed();

private:
  QWidget* makeOptions();
  QWidget* makeWords();
  void addBoxes(QFormLayout* form);
  void follow();

  QComboBox* dates_;
  std::vector<std::pair<imaging::ProfileOption, QCheckBox*>> boxes_;
  QCheckBox* accept_;
  QLineEdit* secret_;
  QLabel* removed_;
  QLabel* kept_;
};

} // namespace stratoscope::ui
