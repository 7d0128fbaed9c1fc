#pragma once

#include "core/workflow/deidentification.h"

#include <QDialog>

namespace stratoscope::ui {

/// What a de-identification did: how much was copied, what may still identify, what the options kept, and which files
/// were refused and why.
class DeidentifyReport : public QDialog {
  Q_OBJECT

public:
  explicit DeidentifyReport(const workflow::DeidentificationResult& result, QWidget* parent = nullptr);

private:
  QWidget* makeRisks(const workflow::DeidentificationResult& result);
  QWidget* makeLists(const workflow::DeidentificationResult& result);
};

} // namespace stratoscope::ui
