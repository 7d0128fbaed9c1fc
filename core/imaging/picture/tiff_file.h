#pragma once

#include "core/imaging/series.h"

namespace stratoscope::imaging {

/// Reads a TIFF through libtiff: grey and colour of 8 to 64 bits, whole or floating point; one to four bits, palettes,
/// YCbCr and CMYK as 8 bits; strips and tiles, every compression that the library has. Grey values of which 0 is white
/// are inverted, an alpha channel is left out, the pages are turned as the file says. Pages become slices; those of
/// another size than the first one (previews) are left out with a warning. 8-bit pictures bring the window 0 to 255.
/// Throws Error::Unreadable or Error::Unsupported.
[[nodiscard]] Volume readTiffFile(const std::filesystem::path& path);

} // namespace stratoscope::imaging
