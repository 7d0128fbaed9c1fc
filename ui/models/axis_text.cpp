#include "ui/models/axis_text.h"

#include <QDate>
#include <QLocale>

#include <cmath>

namespace stratoscope::ui {
namespace {

QDate epoch() { return {1970, 1, 1}; }

} // namespace

QString axisText(double place, bool dates) {
  return dates ? epoch().addDays(static_cast<qint64>(std::floor(place))).toString(Qt::ISODate)
               : QLocale().toString(place, 'g', 5);
}

std::optional<double> dayOfText(const QString& text) {
  const auto day = QDate::fromString(text.trimmed(), Qt::ISODate);
  return day.isValid() ? std::optional(static_cast<double>(epoch().daysTo(day))) : std::nullopt;
}

} // namespace stratoscope::ui
