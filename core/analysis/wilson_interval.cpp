#include "core/analysis/wilson_interval.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace stratoscope::analysis {

Interval wilsonInterval(double share, std::int64_t items) {
  if (!(share >= 0 && share <= 1) || items < 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("an interval needs a share of 0 to 1 of some items"));
  }
  if (items == 0) {
    return {};
  }
  constexpr double z = 1.959963984540054; // the normal distribution's quantile of 0.975
  const auto n = static_cast<double>(items);
  const double scale = 1 + z * z / n;
  const double centre = (share + z * z / (2 * n)) / scale;
  const double half = z / scale * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  return {std::max(centre - half, 0.0), std::min(centre + half, 1.0)};
}

} // namespace stratoscope::analysis
