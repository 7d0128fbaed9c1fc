#include "core/imaging/nifti/geometry.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace stratoscope::imaging {
namespace {

using Affine = std::array<double, 12>; ///< three rows of four: voxel index to mm, RAS

double unitInMillimetres(int units) {
  constexpr int spatial = 7;
  constexpr int metre = 1;
  constexpr int micron = 3;
  const int unit = units & spatial;
  return unit == metre ? 1000 : unit == micron ? 0.001 : 1;
}

bool isUsable(double size) { return std::isfinite(size) && size != 0; }

std::array<double, 3> sizesOf(const NiftiHeader& header, std::vector<Text>& warnings) {
  std::array<double, 3> sizes{};
  std::copy_n(header.pixelSizes.begin() + 1, 3, sizes.begin());
  const auto axes = std::min<std::int64_t>(3, header.dimensions[0]);
  if (!std::all_of(sizes.begin(), sizes.begin() + axes, isUsable)) {
    warnings.emplace_back(STRATOSCOPE_TEXT("the voxel size is missing; 1 mm is assumed"));
  }
  for (auto& size : sizes) {
    size = isUsable(size) ? std::abs(size) * unitInMillimetres(header.units) : 1;
  }
  return sizes;
}

double lengthOf(const Affine& affine, std::size_t axis) {
  return std::hypot(affine[axis], affine[4 + axis], affine[8 + axis]);
}

double determinantOf(const Affine& a) {
  return a[0] * (a[5] * a[10] - a[6] * a[9]) - a[1] * (a[4] * a[10] - a[6] * a[8]) + a[2] * (a[4] * a[9] - a[5] * a[8]);
}

/// Three directions that span space.
bool isWhole(const Affine& affine) {
  const double volume = lengthOf(affine, 0) * lengthOf(affine, 1) * lengthOf(affine, 2);
  return std::all_of(affine.begin(), affine.end(), [](double value) { return std::isfinite(value); }) && volume > 0 &&
         std::abs(determinantOf(affine)) > 1e-4 * volume;
}

Affine sform(const NiftiHeader& header) {
  Affine affine = header.rows;
  std::for_each(affine.begin(), affine.end(), [&](double& value) { value *= unitInMillimetres(header.units); });
  return affine;
}

/// The rotation of the unit quaternion (a, b, c, d), its columns scaled to the voxel size.
Affine qform(const NiftiHeader& header, const std::array<double, 3>& sizes) {
  auto [b, c, d] = header.quaternion;
  double a = 1 - (b * b + c * c + d * d);
  if (a < 1e-7) { // half a turn, or rounded beyond it
    const double length = std::sqrt(b * b + c * c + d * d);
    b /= length;
    c /= length;
    d /= length;
    a = 0;
  }
  a = std::sqrt(a);
  const double i = sizes[0];
  const double j = sizes[1];
  const double k = header.pixelSizes[0] < 0 ? -sizes[2] : sizes[2];
  const double unit = unitInMillimetres(header.units);
  return {(a * a + b * b - c * c - d * d) * i,
          2 * (b * c - a * d) * j,
          2 * (b * d + a * c) * k,
          header.offset[0] * unit,
          2 * (b * c + a * d) * i,
          (a * a + c * c - b * b - d * d) * j,
          2 * (c * d - a * b) * k,
          header.offset[1] * unit,
          2 * (b * d - a * c) * i,
          2 * (c * d + a * b) * j,
          (a * a + d * d - b * b - c * c) * k,
          header.offset[2] * unit};
}

/// The largest distance between the places that two affines give a corner of the volume.
double distanceBetween(const Affine& first, const Affine& second, const std::array<int, 3>& size) {
  double most = 0;
  for (unsigned corner = 0; corner < 8; ++corner) {
    double squared = 0;
    for (std::size_t row = 0; row < 3; ++row) {
      double difference = first[row * 4 + 3] - second[row * 4 + 3];
      for (std::size_t axis = 0; axis < 3; ++axis) {
        const double index = (corner >> axis & 1U) != 0 ? size[axis] - 1 : 0;
        difference += (first[row * 4 + axis] - second[row * 4 + axis]) * index;
      }
      squared += difference * difference;
    }
    most = std::max(most, std::sqrt(squared));
  }
  return most;
}

void compareForms(const Affine& first, const Affine& second, const NiftiHeader& header, std::vector<Text>& warnings) {
  constexpr double share = 0.1; // of a voxel
  const double voxel = std::min({lengthOf(first, 0), lengthOf(first, 1), lengthOf(first, 2)});
  if (distanceBetween(first, second, header.size()) > share * voxel) {
    warnings.emplace_back(
        STRATOSCOPE_TEXT("the two positions in the header (qform and sform) differ; the sform is used"));
  }
}

std::optional<Affine> chosen(const NiftiHeader& header, const std::array<double, 3>& sizes,
                             std::vector<Text>& warnings) {
  const auto s = header.sformCode > 0 ? std::optional(sform(header)) : std::nullopt;
  const auto q = header.qformCode > 0 ? std::optional(qform(header, sizes)) : std::nullopt;
  const bool sWhole = s && isWhole(*s);
  const bool qWhole = q && isWhole(*q);
  if (sWhole && qWhole) {
    compareForms(*s, *q, header, warnings);
  }
  if ((s && !sWhole) || (!s && q && !qWhole)) {
    warnings.emplace_back(qWhole ? STRATOSCOPE_TEXT("the sform in the header is damaged; the qform is used")
                                 : STRATOSCOPE_TEXT("the orientation in the header is damaged; it is not known"));
  } else if (!s && !q) {
    warnings.emplace_back(STRATOSCOPE_TEXT("the header does not say how the volume lies in the patient"));
  }
  return sWhole ? s : qWhole ? q : std::nullopt;
}

Geometry toLps(const Affine& affine) {
  Geometry geometry;
  for (std::size_t row = 0; row < 3; ++row) {
    const double turned = row < 2 ? -1 : 1;
    geometry.origin[row] = turned * affine[row * 4 + 3];
    for (std::size_t axis = 0; axis < 3; ++axis) {
      geometry.direction[row * 3 + axis] = turned * affine[row * 4 + axis] / lengthOf(affine, axis);
    }
  }
  for (std::size_t axis = 0; axis < 3; ++axis) {
    geometry.spacing[axis] = lengthOf(affine, axis);
  }
  return geometry;
}

} // namespace

Geometry niftiGeometry(const NiftiHeader& header, std::vector<Text>& warnings) {
  const auto sizes = sizesOf(header, warnings);
  if (const auto affine = chosen(header, sizes, warnings)) {
    return toLps(*affine);
  }
  Geometry geometry;
  geometry.spacing = sizes;
  return geometry;
}

} // namespace stratoscope::imaging
