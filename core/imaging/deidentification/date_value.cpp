#include "core/imaging/deidentification/date_value.h"

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace stratoscope::imaging {
namespace {

constexpr std::size_t yearDigits = 4;
constexpr std::size_t monthDigits = 6;
constexpr std::size_t dayDigits = 8;

std::string withoutDots(std::string value) {
  if (value.size() == 10 && value[4] == '.' && value[7] == '.') {
    std::erase(value, '.');
  }
  const auto last = value.find_last_not_of(' ');
  value.resize(last == std::string::npos ? 0 : last + 1);
  return value;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

unsigned number(const std::string& text, std::size_t first, std::size_t count) {
  unsigned value = 0;
  for (std::size_t i = first; i < first + count; ++i) {
    value = value * 10 + static_cast<unsigned>(text[i] - '0');
  }
  return value;
}

/// How many digits of the date are there: 4, 6 or 8; 0 for no date.
std::size_t precision(const std::string& value) {
  const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(value, isDigit) - value.begin());
  if (digits >= dayDigits) {
    return dayDigits;
  }
  return digits == monthDigits || digits == yearDigits ? digits : 0;
}

std::string written(std::chrono::year_month_day date) {
  const auto padded = [](unsigned value, std::size_t width) {
    auto text = std::to_string(value);
    return text.insert(0, width - std::min(width, text.size()), '0');
  };
  return padded(static_cast<unsigned>(static_cast<int>(date.year())), yearDigits) +
         padded(static_cast<unsigned>(date.month()), 2) + padded(static_cast<unsigned>(date.day()), 2);
}

/// Times may end in letters no more than a zone does.
bool isTime(const std::string& text) {
  return std::ranges::all_of(text, [](char c) { return isDigit(c) || c == '.' || c == '+' || c == '-'; });
}

} // namespace

std::optional<std::string> shiftedDate(const std::string& value, int days) {
  const auto text = withoutDots(value);
  const auto digits = precision(text);
  if (digits == 0 || !isTime(text.substr(digits))) {
    return std::nullopt;
  }
  // The middle of what is not told, so that a month or a year moves to the one it most likely falls in.
  const auto year = static_cast<int>(number(text, 0, yearDigits));
  const unsigned month = digits >= monthDigits ? number(text, yearDigits, 2) : 7;
  const unsigned day = digits >= dayDigits ? number(text, monthDigits, 2) : 15;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok()) {
    return std::nullopt;
  }
  const std::chrono::year_month_day moved(std::chrono::sys_days(date) + std::chrono::days(days));
  return written(moved).substr(0, digits) + text.substr(digits);
}

} // namespace stratoscope::imaging
