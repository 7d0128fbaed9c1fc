#pragma once

#include <QDoubleSpinBox>

namespace stratoscope::ui {

/// One end of a range of numbers or of days.
class EdgeBox : public QDoubleSpinBox {
  Q_OBJECT

public:
  explicit EdgeBox(const QString& name, QWidget* parent = nullptr);

  /// The value is days since 1970-01-01, and shown as YYYY-MM-DD.
  void setDates(bool dates);

  [[nodiscard]] QString textFromValue(double value) const override;
  [[nodiscard]] double valueFromText(const QString& text) const override;
  QValidator::State validate(QString& input, int& position) const override;

private:
  bool dates_ = false;
};

} // namespace stratoscope::ui
