#pragma once

#include "core/imaging/slice.h"

namespace stratoscope::imaging {

/// A slice in the middle of a square of `size` pixels a side, in its physical proportions, on 0. Areas are averaged
/// where pixels become fewer and interpolated linearly where they become more, along each axis by itself; a square
/// slice of `size` pixels comes out as it is. Channel fastest, as in the slice.
[[nodiscard]] std::vector<float> fitToSquare(const Slice& slice, int size);

/// The same in three dimensions: slices of one size, `depth` mm from one to the next, in the middle of a cube that the
/// longest of the three sides fills. Channel fastest, then column, row, depth.
[[nodiscard]] std::vector<float> fitToCube(const std::vector<Slice>& slices, double depth, int size);

} // namespace stratoscope::imaging
