#include "ui/models/column_profile.h"

#include <algorithm>
#include <cmath>

namespace stratoscope::ui {
namespace {

struct Tally {
  std::vector<int> rows;
  std::vector<int> selected;
  int missing = 0;
};

Tally tallyOf(const CodedColumn& column, int count, const std::vector<bool>& selected) {
  Tally tally{std::vector<int>(column.words().size()), std::vector<int>(column.words().size())};
  for (int row = 0; row < count; ++row) {
    const int code = column.code(row);
    if (code == CodedColumn::missingCode) {
      ++tally.missing;
      continue;
    }
    const auto place = static_cast<std::size_t>(code);
    ++tally.rows[place];
    const auto at = static_cast<std::size_t>(row);
    tally.selected[place] += at < selected.size() && selected[at] ? 1 : 0;
  }
  return tally;
}

void fillValues(ColumnProfile& profile, const Tally& tally, int mostBars) {
  for (std::size_t code = 0; code < tally.rows.size(); ++code) {
    const int place = static_cast<int>(code);
    profile.bars.push_back({place, place, tally.rows[code], tally.selected[code], 0, 0});
  }
  std::ranges::stable_sort(profile.bars, std::greater(), &ProfileBar::rows);
  profile.bars.resize(std::min(profile.bars.size(), static_cast<std::size_t>(mostBars)));
}

/// As many bars of one width as there may be; numbers on an edge belong to the bar above, the largest to the last bar.
void fillRanges(ColumnProfile& profile, const CodedColumn& column, const Tally& tally, int mostBars) {
  const int bars = std::min(mostBars, std::max(1, profile.distinct));
  const double width = (profile.high - profile.low) / bars;
  for (int i = 0; i < bars; ++i) {
    profile.bars.push_back({0, -1, 0, 0, profile.low + i * width, profile.low + (i + 1) * width});
  }
  for (std::size_t code = 0; code < tally.rows.size(); ++code) {
    const double number = *column.number(static_cast<int>(code));
    const int wanted = width > 0 ? static_cast<int>((number - profile.low) / width) : 0;
    auto& bar = profile.bars[static_cast<std::size_t>(std::clamp(wanted, 0, bars - 1))];
    bar.first = bar.last < 0 ? static_cast<int>(code) : bar.first;
    bar.last = static_cast<int>(code);
    bar.rows += tally.rows[code];
    bar.selected += tally.selected[code];
  }
}

} // namespace

int ColumnProfile::highest() const {
  return bars.empty() ? 0 : std::ranges::max_element(bars, {}, &ProfileBar::rows)->rows;
}

ColumnProfile profileOf(const CodedColumn& column, int count, const std::vector<bool>& selected, int mostBars) {
  const auto tally = tallyOf(column, count, selected);
  ColumnProfile profile;
  profile.missing = tally.missing;
  profile.distinct = static_cast<int>(column.words().size());
  // A handful of numbers, such as classes, are read as values.
  constexpr int fewNumbers = 10;
  profile.numeric = column.numeric() && profile.distinct > fewNumbers;
  profile.dates = column.dates();
  if (profile.numeric) {
    profile.low = *column.number(0);
    profile.high = *column.number(profile.distinct - 1);
    fillRanges(profile, column, tally, mostBars);
  } else {
    fillValues(profile, tally, mostBars);
  }
  return profile;
}

std::vector<int> rowsOfBar(const CodedColumn& column, int count, const ProfileBar& bar) {
  std::vector<int> rows;
  for (int row = 0; row < count; ++row) {
    const int code = column.code(row);
    if (code >= bar.first && code <= bar.last) {
      rows.push_back(row);
    }
  }
  return rows;
}

} // namespace stratoscope::ui
