#pragma once

#include "core/imaging/series.h"
#include "core/imaging/text_header.h"

namespace stratoscope::imaging {

/// Where the voxels of an NRRD of four axes lie, which ITK refuses to say: from its space directions and origin, turned
/// to LPS where the space is RAS or LAS; from its spacings where it names no directions. What is missing is 1 mm, or
/// not known. Spacings that are no length are as in the file. Source: the NRRD format's definition, "Orientation".
/// @param volumeAxis the axis that is not of space.
[[nodiscard]] Geometry nrrdGeometry(const TextHeader& header, std::size_t volumeAxis);

} // namespace stratoscope::imaging
