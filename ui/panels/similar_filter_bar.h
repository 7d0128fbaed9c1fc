#pragma once

#include "ui/models/coded_column.h"
#include "ui/models/similar_request.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QSpinBox;

namespace stratoscope::ui {

/// Which items may be found, and how many: by patient, by the value of a metadata column, and how several examples
/// count.
class SimilarFilterBar : public QWidget {
  Q_OBJECT

public:
  explicit SimilarFilterBar(QWidget* parent = nullptr);

  /// Keeps the chosen column and value where they are still there; tells nobody.
  void setColumns(const std::vector<CodedColumn>& columns);
  /// Several examples can be combined; one can not.
  void setSeveral(bool several);
  /// An image from outside has no patient.
  void setPatientKnown(bool known);
  /// Sets what of the request is chosen here.
  void fill(SimilarRequest& request) const;

Q_SIGNALS:
  void changed();

private:
  void showValues();

  std::vector<CodedColumn> columns_;
  QComboBox* patients_;
  QComboBox* column_;
  QComboBox* value_;
  QComboBox* combine_;
  QSpinBox* number_;
};

} // namespace stratoscope::ui
