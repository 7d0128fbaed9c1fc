#pragma once

#include "core/imaging/series.h"

#include <span>

namespace stratoscope::imaging {

/// What the file of a plane offers for showing it (DICOM: VOI LUT Sequence, then the values of Window Center and Width
/// with their explanations), in the file's order; nothing where it offers nothing. A plane across i or j, which goes
/// through many files, is shown as the middle slice is.
/// @param axis 'i', 'j' or 'k'; @param index of the plane across it, as for sliceOf. Out of range: nothing.
[[nodiscard]] std::span<const VoiOption> voiOptions(const Volume& volume, char axis, int index);

/// Whether a message or a reader filled in the volume's options so that voiOptions can be asked.
[[nodiscard]] bool hasSoundVoi(const Volume& volume);

} // namespace stratoscope::imaging
