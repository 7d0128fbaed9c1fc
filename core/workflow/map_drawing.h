#pragma once

#include "core/base/image.h"
#include "core/base/matrix.h"

#include <utility>
#include <vector>

namespace stratoscope::workflow {

/// Places of a map on a square of `side` with a margin all round, in one scale for both directions; y grows downward.
class MapFrame {
public:
  /// @param places [items, 2]; what is not finite is passed over.
  MapFrame(const Matrix& places, double side, double margin);
  [[nodiscard]] std::pair<double, double> place(std::size_t item) const;

private:
  const Matrix& places_;
  double side_;
  double scale_ = 1;
  double centreX_ = 0;
  double centreY_ = 0;
};

/// Radius that keeps points apart where there are few and visible where there are many, as a share of the side.
[[nodiscard]] double pointRadius(std::size_t points);

/// Points on white in the colours of their categories (below 0: none), each with a darker rim.
[[nodiscard]] Picture drawMap(const Matrix& places, const std::vector<int>& categories, int side);

/// The items of each category from 0 on; those of none are left out.
[[nodiscard]] std::vector<std::vector<std::size_t>> itemsOfCategories(const std::vector<int>& categories);

} // namespace stratoscope::workflow
