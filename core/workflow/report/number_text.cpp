#include "core/workflow/report/number_text.h"

#include <array>
#include <charconv>
#include <cmath>

namespace stratoscope::workflow {
namespace {

constexpr const char* dash = "\u2013";

/// Commas between groups of three digits, from the end of the whole part forward.
std::string grouped(std::string digits) {
  const auto first = digits.starts_with('-') ? std::size_t{1} : std::size_t{0};
  auto place = std::min(digits.find('.'), digits.size());
  while (place > first + 3) {
    place -= 3;
    digits.insert(place, 1, ',');
  }
  return digits;
}

} // namespace

std::string countText(std::int64_t count) { return grouped(std::to_string(count)); }

std::string decimalText(double value, int decimals) {
  if (!std::isfinite(value)) {
    return dash;
  }
  std::array<char, 400> buffer{};
  auto* const end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals).ptr;
  return grouped(std::string(buffer.data(), end));
}

std::string decimalText(const std::optional<double>& value, int decimals) {
  return value ? decimalText(*value, decimals) : dash;
}

std::string shortestText(double value) {
  if (!std::isfinite(value)) {
    return dash;
  }
  std::array<char, 32> buffer{};
  return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
}

std::string percentText(double share) { return decimalText(share * 100, 1) + " %"; }

std::string durationText(double seconds) {
  if (!std::isfinite(seconds) || seconds < 60) {
    return decimalText(seconds, 1) + " s";
  }
  const auto whole = static_cast<std::int64_t>(std::llround(seconds));
  return whole < 3600 ? countText(whole / 60) + " min " + countText(whole % 60) + " s"
                      : countText(whole / 3600) + " h " + countText(whole % 3600 / 60) + " min";
}

std::string countedText(std::int64_t count, const std::string& one, const std::string& many) {
  return countText(count) + " " + (count == 1 ? one : many);
}

} // namespace stratoscope::workflow
