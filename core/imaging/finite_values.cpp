#include "core/imaging/finite_values.h"

#include <algorithm>
#include <cmath>

namespace stratoscope::imaging {

void replaceNonFinite(Volume& volume, const std::filesystem::path& path) {
  float least = 0;
  bool any = false;
  std::size_t bad = 0;
  for (const float value : volume.values) {
    if (std::isfinite(value)) {
      least = any ? std::min(least, value) : value;
      any = true;
    } else {
      ++bad;
    }
  }
  if (bad > 0) {
    std::replace_if(
        volume.values.begin(), volume.values.end(), [](float v) { return !std::isfinite(v); }, least);
    volume.warnings.push_back(
        {path,
         {STRATOSCOPE_TEXT("%1 values are not numbers; they are read as the smallest value"), {std::to_string(bad)}}});
  }
}

} // namespace stratoscope::imaging
