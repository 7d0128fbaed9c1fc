#pragma once

#include "core/imaging/recipe.h"

#include <optional>

namespace stratoscope::imaging {

/// How values become grey: from `low` (black) to `high` (white), straight or along a sigmoid, or by a table.
struct GreyRange {
  double low = 0;
  double high = 0;
  bool sigmoid = false;
  GreyTable table{}; ///< used where it is not empty
};

/// The range a recipe's windowing gives a volume (see Windowing): that of a centre and a width, or percentiles of the
/// volume's values (of every n-th value of a large one; its ends where both are equal). A picture of 16 bits that
/// becomes items of 16 bits is taken as it is stored, unless the recipe says fixed or percentiles.
[[nodiscard]] GreyRange greyRange(const Series& series, const Volume& volume, const Recipe& recipe);

/// The range of one of a file's own windows or tables, see voi.h.
[[nodiscard]] GreyRange greyRange(const VoiOption& option);

/// Centre and width of a CT window by name; nothing for the Windowings that are none.
[[nodiscard]] std::optional<std::array<double, 2>> namedWindow(Windowing windowing);

/// Values to 0 ... `white`, held at the ends. A range without length shows nothing: all is black.
void applyRange(std::vector<float>& values, const GreyRange& range, float white = 255);

/// Whether two values within the range become the same of 256 greys.
[[nodiscard]] bool mergesGreys(const std::vector<float>& values, const GreyRange& range);

} // namespace stratoscope::imaging
