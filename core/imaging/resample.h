#pragma once

#include "core/imaging/slice.h"

namespace stratoscope::imaging {

/// A slice in the middle of a square of `size` pixels a side, in its physical proportions, on 0. Areas are averaged
/// where pixels become fewer and interpolated linearly where they become more, along each axis by itself; a square
/// slice of `size` pixels comes out as it is. Channel fastest, as in the slice.
[[nodiscard]] std::vector<float> fitToSquare(const Slice& slice, int size);

} // namespace stratoscope::imaging
