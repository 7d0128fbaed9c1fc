#pragma once

#include "core/imaging/series.h"

namespace stratoscope::imaging {

/// Values that are no numbers (NaN, infinite) become the smallest one that is; how many is added to the warnings.
void replaceNonFinite(Volume& volume, const std::filesystem::path& path);

} // namespace stratoscope::imaging
