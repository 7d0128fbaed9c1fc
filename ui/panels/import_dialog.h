#pragma once

#include "ui/models/import_request.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace stratoscope::ui {

class SourceList;

/// Asks what to import and how a volume becomes items. Imports nothing itself: exec() or open(), then request().
class ImportDialog : public QDialog {
  Q_OBJECT

public:
  explicit ImportDialog(QWidget* parent = nullptr);

  [[nodiscard]] ImportRequest request() const;
  /// Unknown words leave the choice as it is; numbers are brought into range.
  void setRequest(const ImportRequest& request);
  void addSources(const QStringList& paths);
  /// For a cohort that has items: new ones must be as they are.
  void lockItems(int size, int channels);

private:
  void addVolume(QFormLayout* form);
  void addTable(QFormLayout* form);
  QWidget* makeButtons();
  void browseLabels();
  void showState();
  [[nodiscard]] QString whatIsMissing() const;

  SourceList* sources_;
  QComboBox* slices_;
  QSpinBox* every_;
  QComboBox* size_;
  QComboBox* channels_;
  QComboBox* window_;
  QDoubleSpinBox* centre_;
  QDoubleSpinBox* width_;
  QLineEdit* labels_;
  QLineEdit* truth_;
  QLabel* status_;
  QPushButton* import_ = nullptr;
};

} // namespace stratoscope::ui
