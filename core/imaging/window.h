#pragma once

#include "core/imaging/recipe.h"

namespace stratoscope::imaging {

/// Values from `low` (black) to `high` (white).
struct GreyRange {
  double low = 0;
  double high = 0;
};

/// The range a recipe's windowing gives a volume (see Windowing): centre - width / 2 to centre + width / 2, or the 1st
/// to the 99th percentile of the volume (of every n-th value of a large one; its ends where these are equal).
[[nodiscard]] GreyRange greyRange(const Series& series, const Volume& volume, const Recipe& recipe);

/// Values to 0 ... 255, held at the ends. A range without length shows nothing: all is black.
void applyRange(std::vector<float>& values, const GreyRange& range);

} // namespace stratoscope::imaging
