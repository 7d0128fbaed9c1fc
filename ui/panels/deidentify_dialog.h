#pragma once

#include "ui/models/deidentify_request.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QRadioButton;

namespace stratoscope::ui {

class PathEdit;
class ProfileForm;

/// Asks what is to be copied without what identifies, where to, and by which options. Copies nothing itself: open(),
/// then request() when it is accepted.
class DeidentifyDialog : public QDialog {
  Q_OBJECT

public:
  /// @param series of DICOM that the open cohort has; 0 for none.
  explicit DeidentifyDialog(int series, QWidget* parent = nullptr);

  [[nodiscard]] DeidentifyRequest request() const;
  void setRequest(const DeidentifyRequest& request);

private:
  QWidget* makePlaces();
  QWidget* makeButtons();
  void showState();
  [[nodiscard]] QString whatIsMissing() const;

  QRadioButton* ofCohort_;
  QRadioButton* ofFolder_;
  PathEdit* source_;
  PathEdit* target_;
  PathEdit* mapping_;
  PathEdit* regions_;
  ProfileForm* profile_;
  QLabel* status_;
  QPushButton* export_ = nullptr;
};

} // namespace stratoscope::ui
