#pragma once

#include "core/imaging/slice.h"

#include <functional>

namespace stratoscope::imaging {

/// A slice in the middle of a square of `size` pixels a side, in its physical proportions, on 0. Areas are averaged
/// where pixels become fewer and interpolated linearly where they become more, along each axis by itself; a square
/// slice of `size` pixels comes out as it is. Channel fastest, as in the slice.
[[nodiscard]] std::vector<float> fitToSquare(const Slice& slice, int size);
/// The same in a square that is `side` mm a side, at least the slice's own longest.
[[nodiscard]] std::vector<float> fitToSquare(const Slice& slice, int size, double side);

/// The same in three dimensions, in the middle of a cube that the longest of the three sides fills. Channel fastest,
/// then column, row, depth. No more than one plane at its full size is held.
/// @param planeAt gives the planes, all of one size, from 0 to `count`; @param depth mm from one to the next.
[[nodiscard]] std::vector<float> fitToCube(int count, const std::function<Slice(int)>& planeAt, double depth, int size);

} // namespace stratoscope::imaging
