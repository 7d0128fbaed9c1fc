#pragma once

#include "core/imaging/series.h"

namespace stratoscope::imaging {

/// Reads one volume of a NIfTI file after its header and its length were checked; values scaled by its slope and
/// intercept. Of complex values the magnitude. Values that are no numbers become the smallest one. What had to be
/// assumed is among the warnings.
/// @param part the volume of a 4-D file, from 0.
/// Throws Error::Unreadable, Error::Unsupported or Error::InvalidArgument (no such volume).
[[nodiscard]] Volume readNiftiVolume(const std::filesystem::path& path, int part = 0);

} // namespace stratoscope::imaging
