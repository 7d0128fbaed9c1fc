#pragma once

#include "core/imaging/deidentification/profile.h"

#include <QWidget>

class QCheckBox;
class QPushButton;

namespace stratoscope::ui {

class ElidedLabel;

/// Whether de-identified copies are imported in place of the sources, and by which options.
class CopyChoice : public QWidget {
  Q_OBJECT

public:
  explicit CopyChoice(QWidget* parent = nullptr);

  [[nodiscard]] bool wanted() const;
  [[nodiscard]] const imaging::Profile& profile() const { return profile_; }
  [[nodiscard]] const QString& secret() const { return secret_; }
  void set(bool wanted, const imaging::Profile& profile, const QString& secret);

Q_SIGNALS:
  void changed();

private:
  void choose();
  void showState();

  imaging::Profile profile_;
  QString secret_;
  QCheckBox* wanted_;
  ElidedLabel* words_;
  QPushButton* options_;
};

} // namespace stratoscope::ui
