#include "core/imaging/nrrd_geometry.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace stratoscope::imaging {
namespace {

using Vector = std::array<double, 3>;

/// A number where one begins at `at`, which is moved behind it; none where the text is something else.
double numberAt(const std::string& text, std::size_t& at) {
  double value = std::numeric_limits<double>::quiet_NaN();
  const auto [rest, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
  at = static_cast<std::size_t>(rest - text.data());
  return error == std::errc() ? value : std::numeric_limits<double>::quiet_NaN();
}

/// The vectors in parentheses; nothing in the place of a "none".
std::vector<std::optional<Vector>> vectorsOf(const std::string& text) {
  std::vector<std::optional<Vector>> vectors;
  for (auto at = text.find_first_of("(n"); at != std::string::npos; at = text.find_first_of("(n", at)) {
    if (text[at] == 'n') {
      vectors.emplace_back();
      at = std::min(at + 4, text.size());
      continue;
    }
    Vector vector{};
    for (auto& value : vector) {
      at = std::min(text.find_first_not_of("(, ", at), text.size());
      value = numberAt(text, at);
    }
    vectors.emplace_back(vector);
    at = std::min(text.find(')', at), text.size());
  }
  return vectors;
}

/// What turns the space's axes to the left, to the back and to the head.
Vector signsOf(std::string space) {
  std::ranges::transform(space, space.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const bool isRas = space.starts_with("right-anterior-superior") || space.starts_with("ras");
  const bool isLas = space.starts_with("left-anterior-superior") || space.starts_with("las");
  return {isRas ? -1.0 : 1.0, isRas || isLas ? -1.0 : 1.0, 1};
}

Vector times(const Vector& one, const Vector& other) {
  return {one[0] * other[0], one[1] * other[1], one[2] * other[2]};
}

void setAxis(Geometry& geometry, std::size_t axis, const Vector& vector) {
  const double length = std::hypot(vector[0], vector[1], vector[2]);
  geometry.spacing.at(axis) = length;
  for (std::size_t row = 0; row < 3; ++row) {
    geometry.direction.at(row * 3 + axis) = vector.at(row) / length;
  }
}

/// The numbers of a field that lists one for each axis.
std::vector<double> numbersOf(const std::string& text) {
  std::vector<double> numbers;
  for (auto at = text.find_first_not_of(' '); at != std::string::npos; at = text.find_first_not_of(' ', at)) {
    numbers.push_back(numberAt(text, at));
    at = std::min(text.find(' ', at), text.size());
  }
  return numbers;
}

} // namespace

Geometry nrrdGeometry(const TextHeader& header, std::size_t volumeAxis) {
  Geometry geometry;
  const auto signs = signsOf(header.value("space"));
  auto directions = vectorsOf(header.value("space directions"));
  auto spacings = numbersOf(header.value("spacings"));
  if (volumeAxis < directions.size()) {
    directions.erase(directions.begin() + static_cast<std::ptrdiff_t>(volumeAxis));
  }
  if (volumeAxis < spacings.size()) {
    spacings.erase(spacings.begin() + static_cast<std::ptrdiff_t>(volumeAxis));
  }
  for (std::size_t axis = 0; axis < 3; ++axis) {
    if (axis < directions.size() && directions[axis]) {
      setAxis(geometry, axis, times(*directions[axis], signs));
    } else if (axis < spacings.size()) {
      geometry.spacing.at(axis) = spacings[axis];
    }
  }
  if (const auto origin = vectorsOf(header.value("space origin")); !origin.empty() && origin.front()) {
    geometry.origin = times(*origin.front(), signs);
  }
  return geometry;
}

} // namespace stratoscope::imaging
