#pragma once

#include "core/imaging/series.h"

namespace stratoscope::imaging {

/// Reads a NIfTI file after its header and its length were checked; values scaled by its slope and intercept. Of a 4-D
/// file the first volume. Values that are no numbers become the smallest one; that, and a spacing that had to be
/// assumed, is among the warnings. Throws Error::Unreadable or Error::Unsupported.
[[nodiscard]] Volume readNiftiVolume(const std::filesystem::path& path);

} // namespace stratoscope::imaging
