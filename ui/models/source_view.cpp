#include "ui/models/source_view.h"

#include "core/imaging/slice.h"

namespace stratoscope::ui {
namespace {

/// All planes across the axis behind one another, each turned as radiologists look at it.
std::vector<float> planesOf(const imaging::Volume& volume, char axis, int count) {
  std::vector<float> values;
  values.reserve(volume.values.size());
  for (int slice = 0; slice < count; ++slice) {
    const auto plane = imaging::sliceOf(volume, axis, slice).values;
    values.insert(values.end(), plane.begin(), plane.end());
  }
  return values;
}

} // namespace

SliceImage sliceImageOf(workflow::SourceImage source, bool physical) {
  const auto plane = imaging::planeAxes(source.axis);
  const auto right = static_cast<std::size_t>(plane[0]);
  const auto down = static_cast<std::size_t>(plane[1]);
  const auto through = 3 - right - down;
  auto& volume = source.volume;
  SliceImage image;
  image.width = volume.size[right];
  image.height = volume.size[down];
  image.slices = volume.size[through];
  image.channels = volume.channels;
  if (physical) {
    const auto& spacing = volume.geometry.spacing;
    image.spacing = {spacing[right], spacing[down], spacing[through]};
  }
  image.windowCentre = volume.windowCentre;
  image.windowWidth = volume.windowWidth;
  image.unit = QString::fromStdString(volume.unit);
  const auto flips = imaging::sliceFlips(volume.geometry, source.axis);
  const bool asStored = through == 2 && !flips.horizontal && !flips.vertical;
  image.values = std::make_shared<const std::vector<float>>(asStored ? std::move(volume.values)
                                                                     : planesOf(volume, source.axis, image.slices));
  return image;
}

OrientationLetters lettersOf(const workflow::SourceImage& source, bool physical) {
  if (!physical) {
    return {};
  }
  const auto edges = workflow::edgeLetters(source.volume, source.axis);
  const auto text = [&](std::size_t edge) { return QString::fromStdString(edges[edge]); };
  return {text(0), text(1), text(2), text(3)};
}

} // namespace stratoscope::ui
