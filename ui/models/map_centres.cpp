#include "ui/models/map_centres.h"

#include <algorithm>
#include <cmath>

namespace stratoscope::ui {
namespace {

float median(std::vector<float> values) {
  const auto middle = values.begin() + std::ssize(values) / 2;
  std::ranges::nth_element(values, middle);
  return *middle;
}

int heart(const Matrix& layout, const std::vector<int>& rows) {
  std::vector<float> x;
  std::vector<float> y;
  for (const int row : rows) {
    const auto place = layout.row(static_cast<std::size_t>(row));
    x.push_back(place[0]);
    y.push_back(place[1]);
  }
  const float centreX = median(std::move(x));
  const float centreY = median(std::move(y));
  return *std::ranges::min_element(rows, {}, [&](int row) {
    const auto place = layout.row(static_cast<std::size_t>(row));
    return std::hypot(place[0] - centreX, place[1] - centreY);
  });
}

} // namespace

std::vector<int> hearts(const Matrix& layout, const std::vector<int>& categories, std::size_t count) {
  std::vector<std::vector<int>> members(count);
  for (std::size_t i = 0; i < std::min(categories.size(), layout.rows); ++i) {
    if (categories[i] >= 0) {
      members[static_cast<std::size_t>(categories[i])].push_back(static_cast<int>(i));
    }
  }
  std::vector<int> found;
  found.reserve(members.size());
  for (const auto& rows : members) {
    found.push_back(rows.empty() ? -1 : heart(layout, rows));
  }
  return found;
}

} // namespace stratoscope::ui
