#pragma once

#include "core/imaging/series.h"

namespace stratoscope::imaging {

/// Reads a PNG through libpng: grey of 1 to 8 bits as 8, of 16 as 16; colours, also those of a palette; an alpha
/// channel is left out. 8-bit pictures bring the window 0 to 255. Throws Error::Unreadable or Error::Unsupported.
[[nodiscard]] Volume readPngFile(const std::filesystem::path& path);

} // namespace stratoscope::imaging
