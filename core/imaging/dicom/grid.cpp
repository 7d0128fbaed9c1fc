#include "core/imaging/dicom/grid.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace stratoscope::imaging {
namespace {

/// Steps that differ by no more than this are equal: positions are written with some digits only.
double toleranceOf(double step) { return 0.01 + 0.02 * step; }

double orOne(double spacing) { return spacing > 0 ? spacing : 1; }

std::vector<double> stepsOf(const std::vector<double>& places) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < places.size(); ++i) {
    steps.push_back(places[i] - places[i - 1]);
  }
  return steps;
}

/// The finest step, but for the tenth part of them that may be exceptions.
double finest(std::vector<double> steps) {
  const auto rank = static_cast<std::ptrdiff_t>((steps.size() - 1) / 10);
  std::ranges::nth_element(steps, steps.begin() + rank);
  return steps[static_cast<std::size_t>(rank)];
}

/// Where all steps are whole multiples of one, slices are missing; else they were taken at varying steps.
std::vector<SliceGap> gapsOf(const std::vector<double>& places, double step, double origin) {
  std::vector<SliceGap> gaps;
  for (std::size_t i = 1; i < places.size(); ++i) {
    const double way = places[i] - places[i - 1];
    const double times = std::round(way / step);
    if (times < 1 || std::abs(way - times * step) > toleranceOf(step)) {
      return {};
    }
    if (times > 1) {
      gaps.push_back({i - 1, origin + places[i - 1], origin + places[i], static_cast<int>(times) - 1});
    }
  }
  return gaps;
}

void measure(SliceGrid& grid, std::span<const DicomPlane> planes) {
  const auto& first = planes.front();
  const auto& o = *first.orientation;
  const Vector right{o[0], o[1], o[2]};
  const Vector down{o[3], o[4], o[5]};
  const auto normal = normalOf(o);
  for (const auto& plane : planes) {
    Vector way{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
      way[axis] = (*plane.position)[axis] - (*first.position)[axis];
    }
    grid.places.push_back(dot(normal, way));
    grid.shifts.push_back(
        {dot(right, way) / orOne(first.pixelSpacing[1]), dot(down, way) / orOne(first.pixelSpacing[0])});
  }
}

/// Half a pixel aside is no tilt, but rounding or a scanner's own correction.
void judgeTilt(SliceGrid& grid, const DicomPlane& first) {
  constexpr double aside = 0.5;
  double most = 0;
  for (const auto& shift : grid.shifts) {
    most = std::max({most, std::abs(shift[0]), std::abs(shift[1])});
  }
  grid.upright = most <= aside;
  const auto& last = grid.shifts.back();
  const double way = std::hypot(last[0] * orOne(first.pixelSpacing[1]), last[1] * orOne(first.pixelSpacing[0]));
  grid.tilt = std::atan2(way, grid.places.back()) * 180 / std::numbers::pi;
}

struct Span {
  double least = 0;
  double most = 0;
};

Span spanOf(const SliceGrid& grid, std::size_t axis) {
  Span span;
  for (const auto& shift : grid.shifts) {
    span.least = std::min(span.least, shift[axis]);
    span.most = std::max(span.most, shift[axis]);
  }
  return span;
}

/// A regular grid of many times the pixels that there are is out of all proportion, whatever the positions say.
void judgeSize(SliceGrid& grid, std::span<const DicomPlane> planes) {
  constexpr double mostTimes = 6;
  double times = grid.even ? 1 : (std::round(grid.places.back() / grid.step) + 1) / static_cast<double>(planes.size());
  for (std::size_t axis = 0; axis < 2 && !grid.upright; ++axis) {
    const auto span = spanOf(grid, axis);
    const double pixels = std::max(1, planes.front().size[axis]);
    times *= (pixels + std::ceil(span.most) - std::floor(span.least)) / pixels;
  }
  grid.fits = times <= mostTimes && grid.step > 0 && std::ranges::is_sorted(grid.places);
  if (!grid.even && grid.fits) {
    grid.slices = static_cast<int>(std::round(grid.places.back() / grid.step)) + 1;
  }
}

/// Reads the slices of a volume between their pixels.
class Sampler {
public:
  Sampler(const Volume& source, const SliceGrid& grid)
      : source_(source), grid_(grid), outside_(*std::ranges::min_element(source.values)),
        channels_(static_cast<std::size_t>(source.channels)), columns_(static_cast<std::size_t>(source.size[0])),
        rows_(static_cast<std::size_t>(source.size[1])) {}

  /// Adds a row of one slice, shifted into the upright grid, times a weight.
  /// @param corner what the shifts are counted from.
  void addRow(std::size_t slice, double row, const std::array<double, 2>& corner, float weight,
              std::span<float> target) const {
    const auto& shift = grid_.shifts[slice];
    const double y = row + corner[1] - shift[1];
    const double x = corner[0] - shift[0];
    const auto j = static_cast<std::ptrdiff_t>(std::floor(y));
    const auto below = static_cast<float>(y - std::floor(y));
    addLine(slice, j, x, weight * (1 - below), target);
    if (below > 0) {
      addLine(slice, j + 1, x, weight * below, target);
    }
  }

private:
  void addLine(std::size_t slice, std::ptrdiff_t j, double x, float weight, std::span<float> target) const {
    const auto i = static_cast<std::ptrdiff_t>(std::floor(x));
    const auto right = static_cast<float>(x - std::floor(x));
    addShifted(slice, j, i, weight * (1 - right), target);
    if (right > 0) {
      addShifted(slice, j, i + 1, weight * right, target);
    }
  }

  /// target[c] += weight * line[c + by] for all pixels c; what lies aside of the line is outside.
  void addShifted(std::size_t slice, std::ptrdiff_t j, std::ptrdiff_t by, float weight, std::span<float> target) const {
    const auto pixels = static_cast<std::ptrdiff_t>(target.size() / channels_);
    const bool isInside = j >= 0 && j < static_cast<std::ptrdiff_t>(rows_);
    const auto begin = isInside ? std::clamp<std::ptrdiff_t>(-by, 0, pixels) : pixels;
    const auto end = isInside ? std::clamp(static_cast<std::ptrdiff_t>(columns_) - by, begin, pixels) : pixels;
    const auto channels = static_cast<std::ptrdiff_t>(channels_);
    const auto first = target.begin();
    std::for_each(first, first + begin * channels, [&](float& value) { value += weight * outside_; });
    std::for_each(first + end * channels, target.end(), [&](float& value) { value += weight * outside_; });
    if (begin < end) {
      const auto line = (slice * rows_ + static_cast<std::size_t>(j)) * columns_ + static_cast<std::size_t>(begin + by);
      const float* source = source_.values.data() + line * channels_;
      std::transform(first + begin * channels, first + end * channels, source, first + begin * channels,
                     [weight](float sum, float value) { return sum + weight * value; });
    }
  }

  const Volume& source_;
  const SliceGrid& grid_;
  float outside_;
  std::size_t channels_;
  std::size_t columns_;
  std::size_t rows_;
};

/// Two slices and how much of the second one a place between them has.
struct Between {
  std::size_t first = 0;
  float second = 0;
};

Between between(const SliceGrid& grid, double place) {
  const auto above = std::ranges::upper_bound(grid.places, place);
  const auto last = grid.places.size() - 1;
  const auto first =
      std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(above - grid.places.begin(), 1)) - 1, last);
  if (first == last) {
    return {last, 0};
  }
  const double part = (place - grid.places[first]) / (grid.places[first + 1] - grid.places[first]);
  // A slice that lies on the grid but for the rounding of its position keeps its values.
  constexpr double rounding = 0.02;
  if (part > 1 - rounding) {
    return {first + 1, 0};
  }
  return {first, part < rounding ? 0.0F : static_cast<float>(part)};
}

/// The box that holds all slices.
struct Frame {
  std::array<double, 2> corner{}; ///< its first pixel, counted from the first slice's
  std::array<int, 3> size{};
};

Frame frameOf(const Volume& volume, const SliceGrid& grid) {
  Frame frame{{0, 0}, {volume.size[0], volume.size[1], grid.slices}};
  for (std::size_t axis = 0; axis < 2 && !grid.upright; ++axis) {
    const auto span = spanOf(grid, axis);
    frame.corner[axis] = std::floor(span.least);
    frame.size[axis] += static_cast<int>(std::ceil(span.most) - frame.corner[axis]);
  }
  return frame;
}

std::vector<float> sampled(const Volume& volume, const SliceGrid& grid, const Frame& frame) {
  const auto row = static_cast<std::size_t>(frame.size[0]) * static_cast<std::size_t>(volume.channels);
  const auto rows = static_cast<std::size_t>(frame.size[1]);
  const auto slices = static_cast<std::size_t>(frame.size[2]);
  std::vector<float> values(row * rows * slices, 0);
  const Sampler sampler(volume, grid);
  for (std::size_t k = 0; k < slices; ++k) {
    const auto [first, second] = between(grid, static_cast<double>(k) * grid.step);
    for (std::size_t j = 0; j < rows; ++j) {
      const auto target = std::span(values).subspan((k * rows + j) * row, row);
      sampler.addRow(first, static_cast<double>(j), frame.corner, 1 - second, target);
      if (second > 0) {
        sampler.addRow(first + 1, static_cast<double>(j), frame.corner, second, target);
      }
    }
  }
  return values;
}

void moveOrigin(Geometry& geometry, const std::array<double, 2>& corner) {
  for (std::size_t row = 0; row < 3; ++row) {
    geometry.origin[row] += geometry.direction[row * 3] * geometry.spacing[0] * corner[0] +
                            geometry.direction[row * 3 + 1] * geometry.spacing[1] * corner[1];
  }
}

} // namespace

SliceGrid gridOf(std::span<const DicomPlane> planes) {
  SliceGrid grid;
  measure(grid, planes);
  grid.slices = static_cast<int>(planes.size());
  if (planes.size() < 2) {
    return grid;
  }
  const auto steps = stepsOf(grid.places);
  const auto [least, most] = std::ranges::minmax(steps);
  grid.even = most - least <= toleranceOf(most);
  grid.step = grid.even ? grid.places.back() / static_cast<double>(steps.size()) : finest(steps);
  judgeTilt(grid, planes.front());
  judgeSize(grid, planes);
  if (!grid.even) {
    grid.gaps = gapsOf(grid.places, grid.step, along(planes.front()));
  }
  return grid;
}

bool isRegular(const SliceGrid& grid) { return (grid.even && grid.upright) || !grid.fits; }

void makeRegular(Volume& volume, const SliceGrid& grid) {
  const auto frame = frameOf(volume, grid);
  auto straight = grid;
  if (grid.upright) {
    std::ranges::fill(straight.shifts, std::array{0.0, 0.0});
  }
  volume.values = sampled(volume, straight, frame);
  volume.size = frame.size;
  moveOrigin(volume.geometry, frame.corner);
  volume.geometry.spacing[2] = grid.step;
}

} // namespace stratoscope::imaging
