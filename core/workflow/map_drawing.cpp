#include "core/workflow/map_drawing.h"

#include "core/workflow/canvas.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace stratoscope::workflow {
namespace {

struct Range {
  double least = std::numeric_limits<double>::max();
  double greatest = std::numeric_limits<double>::lowest();
  [[nodiscard]] bool empty() const { return greatest < least; }
  [[nodiscard]] double length() const { return empty() ? 0 : greatest - least; }
  [[nodiscard]] double middle() const { return empty() ? 0 : (least + greatest) / 2; }
};

Range rangeOf(const Matrix& places, std::size_t column) {
  Range range;
  for (std::size_t i = 0; i < places.rows; ++i) {
    const double value = places.row(i)[column];
    if (std::isfinite(value)) {
      range.least = std::min(range.least, value);
      range.greatest = std::max(range.greatest, value);
    }
  }
  return range;
}

/// Spread over the item numbers, so that no category lies on top of all others.
std::vector<std::size_t> drawingOrder(std::size_t count) {
  std::vector<std::size_t> order(count);
  for (std::size_t i = 0; i < count; ++i) {
    order[i] = i;
  }
  // Multiples of the golden ratio, modulo 1, are spread evenly and the same at every run.
  const auto key = [](std::size_t i) { return std::fmod(static_cast<double>(i) * 0.6180339887498949, 1.0); };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return order;
}

} // namespace

MapFrame::MapFrame(const Matrix& places, double side, double margin) : places_(places), side_(side) {
  const auto across = rangeOf(places, 0);
  const auto up = rangeOf(places, 1);
  const double longest = std::max(across.length(), up.length());
  scale_ = longest > 0 ? (side - 2 * margin) / longest : 1;
  centreX_ = across.middle();
  centreY_ = up.middle();
}

std::pair<double, double> MapFrame::place(std::size_t item) const {
  const auto row = places_.row(item);
  return {side_ / 2 + (row[0] - centreX_) * scale_, side_ / 2 - (row[1] - centreY_) * scale_};
}

double pointRadius(std::size_t points) {
  return std::clamp(0.11 / std::sqrt(static_cast<double>(points) + 1), 0.0012, 0.0065);
}

Picture drawMap(const Matrix& places, const std::vector<int>& categories, int side) {
  auto picture = blankPicture(side, side, {255, 255, 255});
  const double radius = std::max(1.0, pointRadius(places.rows) * side);
  const MapFrame frame(places, side, side * 0.05);
  for (const auto i : drawingOrder(places.rows)) {
    const auto [x, y] = frame.place(i);
    if (std::isfinite(x) && std::isfinite(y)) {
      const auto colour = categoryRgb(categories[i]);
      fillDisc(picture, x, y, radius, mixed(colour, {0, 0, 0}, 0.4));
      fillDisc(picture, x, y, radius * 0.78, colour);
    }
  }
  return picture;
}

std::vector<std::vector<std::size_t>> itemsOfCategories(const std::vector<int>& categories) {
  std::vector<std::vector<std::size_t>> items;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    if (categories[i] >= 0) {
      const auto category = static_cast<std::size_t>(categories[i]);
      items.resize(std::max(items.size(), category + 1));
      items[category].push_back(i);
    }
  }
  return items;
}

} // namespace stratoscope::workflow
