#pragma once

#include "core/imaging/series.h"

#include <string_view>

namespace stratoscope::imaging {

/// The orientation that a JPEG names in its EXIF data, 1 to 8; 1 where it names none. Formula: EXIF 2.3, tag 0x0112.
[[nodiscard]] int exifOrientation(std::string_view jpeg);

/// Turns the pictures of a volume, each a slice, from how they are stored to how they are meant to be seen.
/// @param orientation as TIFF and EXIF number it: 1 as stored, 3 upside down, 6 to be turned to the right ...
void orient(Volume& volume, int orientation);

} // namespace stratoscope::imaging
