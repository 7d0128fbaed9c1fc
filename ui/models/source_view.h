#pragma once

#include "core/workflow/source_image.h"
#include "ui/models/slice_image.h"

#include <memory>
#include <vector>

namespace stratoscope::ui {

/// A source image as the Viewer takes it: planes across an axis, at full resolution, laid out as radiologists look at
/// them (see layoutOf), with their ranges measured. Copies the volume unless it is stored that way, so call it on a
/// worker thread.
/// @param axis i, j or k. @param physical false for pictures and NPZ, which have neither millimetres nor sides.
[[nodiscard]] SliceImage sliceImageOf(const std::shared_ptr<const workflow::SourceImage>& source, char axis,
                                      bool physical);

/// Planes that a person can choose for a source.
struct PlaneChoice {
  char axis = 'k';
  QString name;
};
/// Those of a volume with sides, the stored one first; none for everything else.
[[nodiscard]] std::vector<PlaneChoice> planesOf(const imaging::Volume& volume, bool physical);

} // namespace stratoscope::ui
