#include "ui/panels/edge_box.h"

#include "ui/models/axis_text.h"

namespace stratoscope::ui {

EdgeBox::EdgeBox(const QString& name, QWidget* parent) : QDoubleSpinBox(parent) {
  setKeyboardTracking(false);
  setAccessibleName(name);
  setButtonSymbols(QAbstractSpinBox::NoButtons);
}

void EdgeBox::setDates(bool dates) { dates_ = dates; }

QString EdgeBox::textFromValue(double value) const {
  return dates_ ? axisText(value, true) : QDoubleSpinBox::textFromValue(value);
}

double EdgeBox::valueFromText(const QString& text) const {
  return dates_ ? dayOfText(text).value_or(value()) : QDoubleSpinBox::valueFromText(text);
}

QValidator::State EdgeBox::validate(QString& input, int& position) const {
  if (!dates_) {
    return QDoubleSpinBox::validate(input, position);
  }
  return dayOfText(input) ? QValidator::Acceptable : QValidator::Intermediate;
}

} // namespace stratoscope::ui
