#pragma once

#include "core/workflow/source_image.h"
#include "ui/models/slice_image.h"

namespace stratoscope::ui {

/// A source image as the Viewer takes it: planes across the item's axis, at full resolution, turned as the items are.
/// Copies the volume unless it is stored that way, so call it on a worker thread.
/// @param physical false for pictures and NPZ, which have neither millimetres nor sides.
[[nodiscard]] SliceImage sliceImageOf(workflow::SourceImage source, bool physical);
/// The patient's sides at the edges of those slices.
[[nodiscard]] OrientationLetters lettersOf(const workflow::SourceImage& source, bool physical);

} // namespace stratoscope::ui
