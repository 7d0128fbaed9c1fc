#include "core/workflow/metadata/column_kind.h"

#include "core/workflow/metadata/csv_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <set>

namespace stratoscope::workflow {
namespace {

/// A column with no more values than this has categories, however rare each is.
constexpr std::size_t fewValues = 12;
/// Of up to so many values each must come twice on average.
constexpr std::size_t mostCategories = 200;
/// A longer value is a sentence, not a name.
constexpr std::size_t longestCategory = 64;

std::string lowered(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(c < 128 ? std::tolower(c) : c); });
  return text;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isInteger(const std::string& text) {
  const auto digits = std::string_view(text).substr(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
  return !digits.empty() && std::ranges::all_of(digits, isDigit) && numberOf(text).has_value();
}

std::optional<int> truthOf(const std::string& text) {
  constexpr std::array yes{"true", "yes", "y", "t", "ja", "1"};
  constexpr std::array no{"false", "no", "n", "f", "nein", "0"};
  const auto word = lowered(text);
  if (std::ranges::find(yes, word) != yes.end()) {
    return 1;
  }
  return std::ranges::find(no, word) != no.end() ? std::optional(0) : std::nullopt;
}

/// The whole of up to `most` digits as a number.
std::optional<int> digitsOf(std::string_view text, std::size_t most) {
  int number = 0;
  if (text.empty() || text.size() > most || !std::ranges::all_of(text, isDigit)) {
    return std::nullopt;
  }
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::optional<double> daysOf(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
  constexpr int firstYear = 1800; // so that eight digits of another meaning are seldom taken for a day
  constexpr int lastYear = 2199;
  if (!year || !month || !day || *year < firstYear || *year > lastYear) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional<double>(std::chrono::sys_days(date).time_since_epoch().count()) : std::nullopt;
}

/// Without the time of day that may follow.
std::string_view dayPart(std::string_view text) {
  const auto end = text.find_first_of("T ");
  const bool timed = end != std::string_view::npos && end + 1 < text.size() && isDigit(text[end + 1]);
  return timed ? text.substr(0, end) : text;
}

std::optional<double> dayOf(std::string_view text, DateOrder order) {
  const auto date = dayPart(text);
  if (order == DateOrder::YearFirst && date.size() == 8 && std::ranges::all_of(date, isDigit)) {
    return daysOf(digitsOf(date.substr(0, 4), 4), digitsOf(date.substr(4, 2), 2), digitsOf(date.substr(6), 2));
  }
  const auto first = date.find_first_of("-/.");
  const auto second = first == std::string_view::npos ? first : date.find(date[first], first + 1);
  if (second == std::string_view::npos || (order == DateOrder::MonthFirst && date[first] == '.')) {
    return std::nullopt;
  }
  const std::array fields{date.substr(0, first), date.substr(first + 1, second - first - 1), date.substr(second + 1)};
  switch (order) {
  case DateOrder::YearFirst:
    return daysOf(digitsOf(fields[0], 4), digitsOf(fields[1], 2), digitsOf(fields[2], 2));
  case DateOrder::DayFirst:
    return daysOf(digitsOf(fields[2], 4), digitsOf(fields[1], 2), digitsOf(fields[0], 2));
  case DateOrder::MonthFirst:
    break;
  }
  return daysOf(digitsOf(fields[2], 4), digitsOf(fields[0], 2), digitsOf(fields[1], 2));
}

using Values = std::set<std::string>;

std::optional<DateOrder> dateOrderOf(const Values& values) {
  const auto all = [&](DateOrder order) {
    return std::ranges::all_of(values, [&](const auto& value) { return dayOf(value, order).has_value(); });
  };
  if (all(DateOrder::YearFirst)) {
    return DateOrder::YearFirst;
  }
  const bool dayFirst = all(DateOrder::DayFirst);
  if (dayFirst == all(DateOrder::MonthFirst)) {
    return std::nullopt;
  }
  return dayFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
}

/// A single 0 or 1 throughout is a number; both together are a yes or no.
bool areBooleans(const Values& values) {
  const bool numbers = values.contains("0") || values.contains("1");
  return values.size() <= 2 && (!numbers || (values.contains("0") && values.contains("1"))) &&
         std::ranges::all_of(values, [](const auto& value) { return truthOf(value).has_value(); });
}

bool areCategories(const Values& values, std::size_t filled) {
  const bool few = values.size() <= fewValues || (values.size() <= mostCategories && filled >= 2 * values.size());
  return few && std::ranges::all_of(values, [](const auto& value) { return value.size() <= longestCategory; });
}

void classify(ColumnProfile& profile, const Values& values) {
  if (values.empty()) {
    profile.kind = ColumnKind::Empty;
  } else if (areBooleans(values)) {
    profile.kind = ColumnKind::Boolean;
  } else if (const auto order = dateOrderOf(values)) {
    profile.kind = ColumnKind::Date;
    profile.dates = *order;
  } else if (std::ranges::all_of(values, isInteger)) {
    profile.kind = ColumnKind::Integer;
  } else if (std::ranges::all_of(values, [](const auto& value) { return numberOf(value).has_value(); })) {
    profile.kind = ColumnKind::Number;
  } else {
    profile.kind = areCategories(values, profile.filled) ? ColumnKind::Category : ColumnKind::Text;
  }
}

} // namespace

std::string nameOf(ColumnKind kind) {
  switch (kind) {
  case ColumnKind::Empty:
    return "empty";
  case ColumnKind::Boolean:
    return "boolean";
  case ColumnKind::Integer:
    return "integer";
  case ColumnKind::Number:
    return "number";
  case ColumnKind::Date:
    return "date";
  case ColumnKind::Category:
    return "category";
  case ColumnKind::Text:
    break;
  }
  return "text";
}

bool isMissing(const std::string& text) {
  constexpr std::array words{"", "na", "n/a", "#n/a", "null", "none", "nan", "-"};
  return std::ranges::find(words, lowered(trimmed(text))) != words.end();
}

std::optional<double> numberOf(std::string_view text) {
  if (text.starts_with('+')) {
    text.remove_prefix(1);
  }
  const auto digits = text.substr(text.starts_with('-') ? 1 : 0);
  if (digits.empty() || (!isDigit(digits.front()) && digits.front() != '.') ||
      (digits.size() > 1 && digits[0] == '0' && isDigit(digits[1]))) {
    return std::nullopt;
  }
  double number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = failure == std::errc{} && end == text.data() + text.size() && std::isfinite(number);
  return whole ? std::optional(number) : std::nullopt;
}

ColumnProfile profileOf(const std::vector<std::string>& values) {
  ColumnProfile profile;
  Values distinct;
  for (const auto& value : values) {
    if (!value.empty()) {
      ++profile.filled;
      distinct.insert(value);
    }
  }
  profile.missing = values.size() - profile.filled;
  profile.distinct = distinct.size();
  classify(profile, distinct);
  return profile;
}

std::optional<double> axisValue(const std::string& text, const ColumnProfile& profile) {
  switch (profile.kind) {
  case ColumnKind::Integer:
  case ColumnKind::Number:
    return numberOf(text);
  case ColumnKind::Date:
    return dayOf(text, profile.dates);
  case ColumnKind::Boolean:
    return truthOf(text);
  default:
    return std::nullopt;
  }
}

} // namespace stratoscope::workflow
