#include "core/imaging/slice.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace stratoscope::imaging {
namespace {

int across(char axis) { return axis == 'i' ? 0 : axis == 'j' ? 1 : 2; }

/// The patient's axis (0 to the left, 1 to the back, 2 to the head) that a volume's axis follows most, and whether it
/// runs that way.
struct Course {
  std::size_t patientAxis = 0;
  bool forward = true;
};

Course courseOf(const Geometry& geometry, int axis) {
  std::array<double, 3> column{};
  for (std::size_t row = 0; row < 3; ++row) {
    column[row] = geometry.direction[row * 3 + static_cast<std::size_t>(axis)];
  }
  const auto* const most =
      std::max_element(column.begin(), column.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
  return {static_cast<std::size_t>(most - column.begin()), *most >= 0};
}

/// Values from one voxel to the next along each axis.
std::array<std::ptrdiff_t, 3> stridesOf(const Volume& volume) {
  const std::ptrdiff_t column = volume.channels;
  const std::ptrdiff_t row = column * volume.size[0];
  return {column, row, row * volume.size[1]};
}

void checkIndex(int index, int count) {
  if (index < 0 || index >= count) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the volume has no slice of this number"),
                std::to_string(index));
  }
}

/// Where an axis begins and how it goes on, in values.
struct Walk {
  std::ptrdiff_t start = 0;
  std::ptrdiff_t step = 0;
};

Walk walkAlong(const Volume& volume, const AxisCourse& course) {
  const auto axis = static_cast<std::size_t>(course.axis);
  const auto stride = stridesOf(volume)[axis];
  return course.reversed ? Walk{stride * (volume.size[axis] - 1), -stride} : Walk{0, stride};
}

} // namespace

std::array<int, 2> planeAxes(char axis) {
  return axis == 'i' ? std::array{1, 2} : axis == 'j' ? std::array{0, 2} : std::array{0, 1};
}

SliceFlips sliceFlips(const Geometry& geometry, char axis) {
  constexpr std::size_t toTheHead = 2;
  const auto [right, down] = planeAxes(axis);
  const auto horizontal = courseOf(geometry, right);
  const auto vertical = courseOf(geometry, down);
  // Without geometry k is a mere count of pictures, which is shown from the top.
  const bool known = geometry.direction != Geometry().direction || geometry.origin != Geometry().origin;
  return {horizontal.patientAxis != toTheHead && !horizontal.forward,
          vertical.patientAxis == toTheHead ? known && vertical.forward : !vertical.forward};
}

namespace {

/// @param right, down the axes of the plane; @param start of the plane in the values.
Slice planeAt(const Volume& volume, const AxisCourse& right, const AxisCourse& down, std::ptrdiff_t start) {
  const auto across = static_cast<std::size_t>(right.axis);
  const auto along = static_cast<std::size_t>(down.axis);
  Slice slice{volume.size[across],
              volume.size[along],
              volume.channels,
              {},
              {volume.geometry.spacing[across], volume.geometry.spacing[along]}};
  slice.values.reserve(static_cast<std::size_t>(slice.width) * static_cast<std::size_t>(slice.height) *
                       static_cast<std::size_t>(slice.channels));
  const auto columns = walkAlong(volume, right);
  const auto rows = walkAlong(volume, down);
  const auto* const first = volume.values.data() + start + columns.start + rows.start;
  for (int y = 0; y < slice.height; ++y) {
    const auto* pixel = first + y * rows.step;
    for (int x = 0; x < slice.width; ++x, pixel += columns.step) {
      slice.values.insert(slice.values.end(), pixel, pixel + volume.channels);
    }
  }
  return slice;
}

} // namespace

Slice sliceOf(const Volume& volume, char axis, int index) {
  const auto normal = static_cast<std::size_t>(across(axis));
  checkIndex(index, volume.size[normal]);
  const auto [right, down] = planeAxes(axis);
  const auto flips = sliceFlips(volume.geometry, axis);
  return planeAt(volume, {right, flips.horizontal}, {down, flips.vertical}, index * stridesOf(volume)[normal]);
}

std::array<AxisCourse, 3> patientOrder(const Geometry& geometry) {
  const auto& direction = geometry.direction;
  std::array<AxisCourse, 3> order;
  std::array<bool, 9> taken{};
  for (int round = 0; round < 3; ++round) {
    std::size_t clearest = 9;
    for (std::size_t place = 0; place < 9; ++place) {
      if (!taken[place] && (clearest == 9 || std::abs(direction[place]) > std::abs(direction[clearest]))) {
        clearest = place;
      }
    }
    const auto patient = clearest / 3;
    const auto axis = clearest % 3;
    order[patient] = {static_cast<int>(axis), direction[clearest] < 0};
    for (std::size_t i = 0; i < 3; ++i) {
      taken[patient * 3 + i] = true;
      taken[i * 3 + axis] = true;
    }
  }
  return order;
}

Slice patientPlane(const Volume& volume, const std::array<AxisCourse, 3>& order, std::size_t across, int index) {
  const auto& [left, back, head] = order;
  checkIndex(index, volume.size[static_cast<std::size_t>(order[across].axis)]);
  const auto planes = walkAlong(volume, order[across]);
  const AxisCourse fromHead{head.axis, !head.reversed};
  return planeAt(volume, across == 0 ? back : left, across == 2 ? back : fromHead, planes.start + index * planes.step);
}

Slice projectionOf(const Volume& volume, char axis, Projection projection) {
  auto result = sliceOf(volume, axis, 0);
  const int count = volume.size[static_cast<std::size_t>(across(axis))];
  for (int index = 1; index < count; ++index) {
    const auto next = sliceOf(volume, axis, index);
    std::transform(result.values.begin(), result.values.end(), next.values.begin(), result.values.begin(),
                   [&](float a, float b) { return projection == Projection::Maximum ? std::max(a, b) : a + b; });
  }
  if (projection == Projection::Mean) {
    std::for_each(result.values.begin(), result.values.end(),
                  [&](float& value) { value /= static_cast<float>(count); });
  }
  return result;
}

} // namespace stratoscope::imaging
