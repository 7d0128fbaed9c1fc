#pragma once

#include <QString>

#include <optional>

namespace stratoscope::ui {

/// A place on the axis of a column, for people: a number, or the day of so many days since 1970-01-01 as YYYY-MM-DD.
[[nodiscard]] QString axisText(double place, bool dates);
/// The days since 1970-01-01 of such a day; nothing for another text.
[[nodiscard]] std::optional<double> dayOfText(const QString& text);

} // namespace stratoscope::ui
