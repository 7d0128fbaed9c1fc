#include "ui/models/placement.h"

#include "core/imaging/slice.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace stratoscope::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::Placement)
};

/// A lean that a person would not see is none.
constexpr double leastLean = 0.1;

std::size_t numberOf(char axis) { return axis == 'i' ? 0 : axis == 'j' ? 1 : 2; }

Point3 stepAlong(const imaging::Geometry& geometry, std::size_t axis) {
  const double spacing = geometry.spacing[axis];
  const auto& d = geometry.direction;
  return {d[axis] * spacing, d[3 + axis] * spacing, d[6 + axis] * spacing};
}

void shift(Point3& point, const Point3& step, double times) {
  for (std::size_t i = 0; i < 3; ++i) {
    point[i] += step[i] * times;
  }
}

/// From the last place along the axis, backwards.
void turnRound(Point3& origin, Point3& step, int count) {
  shift(origin, step, count - 1);
  std::ranges::transform(step, step.begin(), [](double part) { return -part; });
}

/// The letter of a side of the patient; axis 0 runs to the left, 1 to the back, 2 to the head.
QString sideOf(std::size_t axis, bool forward) {
  const std::array<QString, 3> towards{//: the patient's left, one letter
                                       Words::tr("L"),
                                       //: the patient's back (posterior), one letter
                                       Words::tr("P"),
                                       //: the patient's head, one letter
                                       Words::tr("H")};
  const std::array<QString, 3> away{//: the patient's right, one letter
                                    Words::tr("R"),
                                    //: the patient's front (anterior), one letter
                                    Words::tr("A"),
                                    //: the patient's feet, one letter
                                    Words::tr("F")};
  return forward ? towards.at(axis) : away.at(axis);
}

} // namespace

Point3 Placement::at(double column, double row, double plane) const {
  auto point = origin;
  shift(point, right, column);
  shift(point, down, row);
  shift(point, through, plane);
  return point;
}

PlaneLayout layoutOf(const imaging::Geometry& geometry, char axis) {
  const auto axes = imaging::planeAxes(axis);
  const auto flips = imaging::sliceFlips(geometry, axis);
  const auto order = imaging::patientOrder(geometry);
  const auto patientOf = [&order](int volumeAxis) {
    return std::ranges::find(order, volumeAxis, &imaging::AxisCourse::axis) - order.begin();
  };
  // Of the patient: 0 to the left, 1 to the back, 2 to the head.
  const auto through = patientOf(static_cast<int>(numberOf(axis)));
  const std::ptrdiff_t right = through == 0 ? 1 : 0;
  if (patientOf(axes[0]) == right) {
    return {{axes[0], flips.horizontal}, {axes[1], flips.vertical}, false};
  }
  PlaneLayout layout{order.at(static_cast<std::size_t>(right)), order.at(through == 2 ? 1 : 2), true};
  layout.down.reversed = through == 2 ? layout.down.reversed : !layout.down.reversed; // the head on top
  return layout;
}

Placement placementOf(const imaging::Volume& volume, char axis) {
  const auto layout = layoutOf(volume.geometry, axis);
  const auto across = static_cast<std::size_t>(layout.right.axis);
  const auto below = static_cast<std::size_t>(layout.down.axis);
  Placement placement;
  placement.origin = volume.geometry.origin;
  placement.right = stepAlong(volume.geometry, across);
  placement.down = stepAlong(volume.geometry, below);
  placement.through = stepAlong(volume.geometry, numberOf(axis));
  if (layout.right.reversed) {
    turnRound(placement.origin, placement.right, volume.size[across]);
  }
  if (layout.down.reversed) {
    turnRound(placement.origin, placement.down, volume.size[below]);
  }
  return placement;
}

Picture laidOut(const Picture& item, const imaging::Geometry& geometry, char axis) {
  const auto layout = layoutOf(geometry, axis);
  if (!layout.turned) {
    return item;
  }
  const auto flips = imaging::sliceFlips(geometry, axis);
  Picture turned{item.height, item.width, item.channels, {}};
  turned.pixels.reserve(item.pixels.size());
  for (int row = 0; row < turned.height; ++row) {
    const int column = flips.horizontal == layout.down.reversed ? row : item.width - 1 - row;
    for (int x = 0; x < turned.width; ++x) {
      const int y = flips.vertical == layout.right.reversed ? x : item.height - 1 - x;
      const auto* const pixel =
          item.pixels.data() + (static_cast<std::ptrdiff_t>(y) * item.width + column) * item.channels;
      turned.pixels.insert(turned.pixels.end(), pixel, pixel + item.channels);
    }
  }
  return turned;
}

QString sidesOf(const Point3& direction) {
  const double length = std::hypot(direction[0], direction[1], direction[2]);
  std::array<std::size_t, 3> axes{0, 1, 2};
  std::ranges::stable_sort(axes, std::greater(), [&](std::size_t axis) { return std::abs(direction.at(axis)); });
  QString sides;
  for (const auto axis : axes) {
    if (length > 0 && std::abs(direction.at(axis)) >= leastLean * length) {
      sides += sideOf(axis, direction.at(axis) > 0);
    }
  }
  return sides;
}

QString placeText(const Point3& point) {
  const QLocale locale;
  QStringList parts;
  for (std::size_t axis = 0; axis < 3; ++axis) {
    parts << sideOf(axis, point.at(axis) >= 0) + QChar::Space + locale.toString(std::abs(point.at(axis)), 'f', 1);
  }
  //: a place in the patient: three distances
  return Words::tr("%1 mm").arg(parts.join(QStringLiteral(", ")));
}

Plane planeOf(const imaging::Geometry& geometry, char axis) {
  const auto step = stepAlong(geometry, numberOf(axis));
  const auto steepest = std::ranges::max_element(step, {}, [](double part) { return std::abs(part); });
  const auto along = steepest - step.begin();
  return along == 0 ? Plane::Sagittal : along == 1 ? Plane::Coronal : Plane::Axial;
}

QString planeName(Plane plane) {
  switch (plane) {
  case Plane::Axial:
    return Words::tr("Axial");
  case Plane::Coronal:
    return Words::tr("Coronal");
  case Plane::Sagittal:
    break;
  }
  return Words::tr("Sagittal");
}

} // namespace stratoscope::ui
