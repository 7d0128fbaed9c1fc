#include "core/workflow/metadata/decimal_comma.h"

#include "core/workflow/metadata/column_kind.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace stratoscope::workflow {
namespace {

bool areDigits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Digits in groups of three with points between, as in 12.345.678; digits alone too.
std::optional<std::string> ungrouped(std::string_view whole) {
  std::string digits(whole.substr(0, whole.find('.')));
  if (!areDigits(digits)) {
    return std::nullopt;
  }
  const bool grouped = digits.size() < whole.size();
  if (grouped && digits.size() > 3) {
    return std::nullopt;
  }
  for (auto rest = whole.substr(digits.size()); !rest.empty();) {
    const auto group = rest.substr(1, 3);
    if (rest.front() != '.' || group.size() != 3 || !areDigits(group)) {
      return std::nullopt;
    }
    digits += group;
    rest = rest.substr(4);
    if (!rest.empty() && rest.front() != '.') {
      return std::nullopt;
    }
  }
  return digits;
}

/// The number with a point in place of its comma.
std::optional<std::string> pointed(const std::string& value) {
  const auto sign = value.starts_with('-') || value.starts_with('+') ? value.substr(0, 1) : std::string{};
  const auto comma = value.find(',');
  const auto whole = ungrouped(std::string_view(value).substr(sign.size(), comma - std::min(comma, sign.size())));
  if (!whole) {
    return std::nullopt;
  }
  auto number = sign;
  number.append(*whole);
  if (comma != std::string::npos) {
    number.append(".").append(value, comma + 1);
  }
  return numberOf(number) ? std::optional(std::move(number)) : std::nullopt;
}

} // namespace

bool readDecimalCommas(std::vector<std::string>& values) {
  if (std::ranges::none_of(values, [](const auto& value) { return value.find(',') != std::string::npos; })) {
    return false;
  }
  auto read = values;
  for (auto& value : read) {
    if (value.empty()) {
      continue;
    }
    auto number = pointed(value);
    if (!number) {
      return false;
    }
    value = std::move(*number);
  }
  values = std::move(read);
  return true;
}

} // namespace stratoscope::workflow
