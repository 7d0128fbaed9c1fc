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

Slice sliceOf(const Volume& volume, char axis, int index) {
  const auto normal = across(axis);
  if (index < 0 || index >= volume.size[static_cast<std::size_t>(normal)]) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the volume has no slice of this number"),
                std::to_string(index));
  }
  const auto channels = static_cast<std::size_t>(volume.channels);
  const std::array<std::size_t, 3> stride{channels, channels * static_cast<std::size_t>(volume.size[0]),
                                          channels * static_cast<std::size_t>(volume.size[0]) *
                                              static_cast<std::size_t>(volume.size[1])};
  const auto axes = planeAxes(axis);
  const auto right = static_cast<std::size_t>(axes[0]);
  const auto down = static_cast<std::size_t>(axes[1]);
  const auto flips = sliceFlips(volume.geometry, axis);
  Slice slice{volume.size[right],
              volume.size[down],
              volume.channels,
              {},
              {volume.geometry.spacing[right], volume.geometry.spacing[down]}};
  slice.values.reserve(static_cast<std::size_t>(slice.width) * static_cast<std::size_t>(slice.height) * channels);
  const auto* start = volume.values.data() + static_cast<std::size_t>(index) * stride[static_cast<std::size_t>(normal)];
  for (int y = 0; y < slice.height; ++y) {
    const auto* row = start + static_cast<std::size_t>(flips.vertical ? slice.height - 1 - y : y) * stride[down];
    for (int x = 0; x < slice.width; ++x) {
      const auto* pixel = row + static_cast<std::size_t>(flips.horizontal ? slice.width - 1 - x : x) * stride[right];
      slice.values.insert(slice.values.end(), pixel, pixel + channels);
    }
  }
  return slice;
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
