#include "ui/models/point_index.h"

#include <algorithm>
#include <cmath>

namespace stratoscope::ui {

PointIndex::PointIndex(const Matrix& layout) {
  QPolygonF all;
  points_.reserve(layout.rows);
  for (std::size_t i = 0; i < layout.rows; ++i) {
    points_.emplace_back(layout.row(i)[0], layout.row(i)[1]);
  }
  for (const auto& point : points_) {
    all << point;
  }
  const auto bounds = all.boundingRect();
  // About four points a cell when they are spread evenly.
  side_ = std::max(1, static_cast<int>(std::sqrt(static_cast<double>(points_.size()) / 4)));
  origin_ = bounds.topLeft();
  cellWidth_ = bounds.width() > 0 ? bounds.width() / side_ : 1;
  cellHeight_ = bounds.height() > 0 ? bounds.height() / side_ : 1;
  cells_.resize(static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_));
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const auto place = static_cast<std::size_t>(line(points_[i].y())) * static_cast<std::size_t>(side_) +
                       static_cast<std::size_t>(column(points_[i].x()));
    cells_[place].push_back(static_cast<int>(i));
  }
}

int PointIndex::column(double x) const {
  return static_cast<int>(std::clamp((x - origin_.x()) / cellWidth_, 0.0, side_ - 1.0));
}

int PointIndex::line(double y) const {
  return static_cast<int>(std::clamp((y - origin_.y()) / cellHeight_, 0.0, side_ - 1.0));
}

const std::vector<int>& PointIndex::cell(int column, int line) const {
  return cells_[static_cast<std::size_t>(line) * static_cast<std::size_t>(side_) + static_cast<std::size_t>(column)];
}

std::optional<int> PointIndex::nearest(QPointF place, double radius) const {
  std::optional<int> found;
  if (points_.empty()) {
    return found;
  }
  double best = radius * radius;
  for (int y = line(place.y() - radius); y <= line(place.y() + radius); ++y) {
    for (int x = column(place.x() - radius); x <= column(place.x() + radius); ++x) {
      for (const int i : cell(x, y)) {
        const auto offset = points_[static_cast<std::size_t>(i)] - place;
        const double distance = QPointF::dotProduct(offset, offset);
        if (distance <= best) {
          best = distance;
          found = i;
        }
      }
    }
  }
  return found;
}

std::vector<int> PointIndex::inside(const QPolygonF& polygon) const {
  std::vector<int> found;
  if (points_.empty() || polygon.size() < 3) {
    return found;
  }
  const auto bounds = polygon.boundingRect();
  for (int y = line(bounds.top()); y <= line(bounds.bottom()); ++y) {
    for (int x = column(bounds.left()); x <= column(bounds.right()); ++x) {
      std::ranges::copy_if(cell(x, y), std::back_inserter(found), [&](int i) {
        return polygon.containsPoint(points_[static_cast<std::size_t>(i)], Qt::OddEvenFill);
      });
    }
  }
  std::ranges::sort(found);
  return found;
}

} // namespace stratoscope::ui
