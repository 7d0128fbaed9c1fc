#pragma once

#include "core/imaging/dicom/plane.h"
#include "core/imaging/series.h"

#include <span>
#include <vector>

namespace stratoscope::imaging {

/// Some slices that lie further apart than the others, as if slices between them were lost.
struct SliceGap {
  std::size_t after = 0; ///< the plane before the gap
  double from = 0;       ///< places along the normal, mm
  double to = 0;
  int missing = 0; ///< how many slices would fill it
};

/// How the slices of a volume lie to each other, and the upright regular grid that holds them all.
struct SliceGrid {
  bool even = true;           ///< all steps are equal
  bool upright = true;        ///< the slices lie straight above each other
  bool fits = true;           ///< the regular grid is not out of all proportion
  double step = 0;            ///< of the regular grid, mm: the finest that is no single exception
  int slices = 0;             ///< of the regular grid
  double tilt = 0;            ///< angle between the way from slice to slice and the normal, degrees
  std::vector<SliceGap> gaps; ///< where the steps are multiples of one
  /// Where the first pixel of each plane lies aside of the first plane's, along rows and along columns, in pixels.
  std::vector<std::array<double, 2>> shifts;
  std::vector<double> places; ///< of each plane along the normal, mm from the first
};

/// @param planes in ascending order along the normal, all placed, parallel and no two at one place.
[[nodiscard]] SliceGrid gridOf(std::span<const DicomPlane> planes);

/// True where the planes are a regular upright stack as they are, or nothing can be done about it.
[[nodiscard]] bool isRegular(const SliceGrid& grid);

/// Brings the slices of a volume onto the regular upright grid: linear interpolation along rows, columns and the
/// normal. What lies outside every slice becomes the least value of the volume. Rows and columns are added where the
/// slices lie aside of each other. Slices whose places are on the grid, and that need no shift, keep their values.
void makeRegular(Volume& volume, const SliceGrid& grid);

} // namespace stratoscope::imaging
