#pragma once

#include "core/base/matrix.h"

#include <QPointF>
#include <QPolygonF>

#include <optional>
#include <vector>

namespace stratoscope::ui {

/// Finds points of a map by place: a uniform grid over the layout, so that hovering over 100,000 points costs the few
/// in reach. All coordinates are the layout's own. Immutable.
class PointIndex {
public:
  PointIndex() = default;
  /// @param layout [n, 2]
  explicit PointIndex(const Matrix& layout);

  [[nodiscard]] std::size_t size() const { return points_.size(); }
  /// The point nearest to `place` within `radius`, or nothing. Expected time: the points of the cells in reach.
  [[nodiscard]] std::optional<int> nearest(QPointF place, double radius) const;
  /// All points inside the polygon (even-odd rule), ascending.
  [[nodiscard]] std::vector<int> inside(const QPolygonF& polygon) const;

private:
  [[nodiscard]] int column(double x) const;
  [[nodiscard]] int line(double y) const;
  [[nodiscard]] const std::vector<int>& cell(int column, int line) const;

  std::vector<QPointF> points_;
  std::vector<std::vector<int>> cells_;
  int side_ = 0; ///< cells in each direction
  QPointF origin_;
  double cellWidth_ = 1;
  double cellHeight_ = 1;
};

} // namespace stratoscope::ui
