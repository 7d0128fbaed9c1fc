#include "app/cli/text_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace stratoscope::cli {
namespace {

/// Characters, where a byte of UTF-8 that goes on does not count.
std::size_t widthOf(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool isNumber(const std::string& text) {
  return text == "-" || (!text.empty() && text.find_first_not_of("0123456789.+-") == std::string::npos);
}

std::vector<std::size_t> widthsOf(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
      widths[i] = std::max(widths[i], widthOf(row.at(i)));
    }
  }
  return widths;
}

std::string lineOf(const std::vector<std::string>& row, const std::vector<std::size_t>& widths,
                   const std::vector<bool>& numeric) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string space(widths[i] - widthOf(row[i]), ' ');
    line += (i == 0 ? "" : "  ") + (numeric[i] ? space + row[i] : row[i] + space);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + '\n';
}

} // namespace

TextTable::TextTable(std::vector<std::string> header) { rows_.push_back(std::move(header)); }

void TextTable::add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

std::string TextTable::text() const {
  const auto widths = widthsOf(rows_);
  std::vector<bool> numeric;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    numeric.push_back(std::all_of(rows_.begin() + 1, rows_.end(), [i](const auto& row) { return isNumber(row[i]); }));
  }
  std::string all;
  for (const auto& row : rows_) {
    all += lineOf(row, widths, numeric);
  }
  return all;
}

std::string decimal(double value, int digits) {
  if (!std::isfinite(value)) {
    return "-";
  }
  std::array<char, 400> space{};
  const auto* const end =
      std::to_chars(space.data(), space.data() + space.size(), value, std::chars_format::fixed, digits).ptr;
  return {space.data(), static_cast<std::size_t>(end - space.data())};
}

std::string counted(std::int64_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string duration(double seconds) {
  if (seconds < 60) {
    return decimal(seconds, 1) + " s";
  }
  const auto whole = static_cast<std::int64_t>(std::lround(seconds));
  return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
}

} // namespace stratoscope::cli
