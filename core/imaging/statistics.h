#pragma once

#include "core/imaging/inspect.h"

#include <algorithm>
#include <span>

namespace stratoscope::imaging {

/// Gathers the range and mean of values that come piece by piece.
class Statistics {
public:
  template <typename T> void add(std::span<const T> values) {
    for (const T value : values) {
      const auto number = static_cast<double>(value);
      range_.least = count_ == 0 ? number : std::min(range_.least, number);
      range_.most = count_ == 0 ? number : std::max(range_.most, number);
      sum_ += number;
      ++count_;
    }
  }
  [[nodiscard]] ValueRange range() const {
    auto range = range_;
    range.mean = count_ == 0 ? 0 : sum_ / static_cast<double>(count_);
    return range;
  }

private:
  ValueRange range_;
  double sum_ = 0;
  std::size_t count_ = 0;
};

} // namespace stratoscope::imaging
