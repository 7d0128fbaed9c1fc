#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stratoscope::workflow {

/// What the values of a column are, for filters, axes and colours. Values that are missing take no part.
enum class ColumnKind {
  Empty,    ///< all missing
  Boolean,  ///< at most two: true/false, yes/no, y/n, t/f, ja/nein in any case, or both 0 and 1
  Integer,  ///< whole numbers without leading zeros (007 is a name)
  Number,   ///< numbers in the C locale, an exponent allowed
  Date,     ///< days, see DateOrder
  Category, ///< few values, or each of them often
  Text      ///< anything else
};
[[nodiscard]] std::string nameOf(ColumnKind kind); ///< "number", "category" ...

/// Year first with -, / or . between, or none (as DICOM writes it), a time after it allowed; day first with ., / or -;
/// month first with / or -. Where every value of a column could be day first and month first, it is no date.
enum class DateOrder { YearFirst, DayFirst, MonthFirst };

struct ColumnProfile {
  ColumnKind kind = ColumnKind::Empty;
  DateOrder dates = DateOrder::YearFirst; ///< of a Date
  std::size_t filled = 0;                 ///< items that have a value
  std::size_t missing = 0;
  std::size_t distinct = 0; ///< values that differ
};

/// How a table says that there is no value: empty, NA, N/A, #N/A, null, none, nan or -, in any case, spaces around it.
[[nodiscard]] bool isMissing(const std::string& text);
/// A finite number in the C locale (digits, point, exponent), the whole text; none where it has a leading zero.
[[nodiscard]] std::optional<double> numberOf(std::string_view text);

/// @param values of each item; empty for missing.
[[nodiscard]] ColumnProfile profileOf(const std::vector<std::string>& values);

/// A value's place on an axis: the number; the days since 1970-01-01 of a date; 0 or 1 of a boolean. None for a missing
/// value and for kinds without an order.
[[nodiscard]] std::optional<double> axisValue(const std::string& text, const ColumnProfile& profile);

} // namespace stratoscope::workflow
