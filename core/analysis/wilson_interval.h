#pragma once

#include <cstdint>

namespace stratoscope::analysis {

struct Interval {
  double low = 0;
  double high = 1;
};

/// 95 % confidence interval of a share that was seen as `right` of `items` (Wilson 1927): within 0 and 1 and of use for
/// small counts and for shares near either end. All of it where there are no items.
/// Throws Error::InvalidArgument for a share outside 0 to 1 or a negative count.
[[nodiscard]] Interval wilsonInterval(double share, std::int64_t items);

} // namespace stratoscope::analysis
