#include "ui/models/source_view.h"

#include "core/imaging/slice.h"

namespace stratoscope::ui {
namespace {

std::size_t axisThrough(char axis) { return axis == 'i' ? 0 : axis == 'j' ? 1 : 2; }

/// Whether the volume lies in memory as the Viewer wants its slices.
bool liesAsShown(const imaging::Volume& volume, char axis) {
  const auto flips = imaging::sliceFlips(volume.geometry, axis);
  return axis == 'k' && !flips.horizontal && !flips.vertical;
}

std::vector<float> resliced(const imaging::Volume& volume, char axis) {
  std::vector<float> values;
  values.reserve(volume.values.size());
  for (int i = 0; i < volume.size[axisThrough(axis)]; ++i) {
    const auto slice = imaging::sliceOf(volume, axis, i);
    values.insert(values.end(), slice.values.begin(), slice.values.end());
  }
  return values;
}

} // namespace

SliceImage sliceImageOf(workflow::SourceImage source, bool physical) {
  auto& volume = source.volume;
  const auto axes = imaging::planeAxes(source.axis);
  const auto right = static_cast<std::size_t>(axes[0]);
  const auto down = static_cast<std::size_t>(axes[1]);
  const auto through = axisThrough(source.axis);
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
  image.unit = source.modality == "CT" ? QStringLiteral("HU") : QString();
  image.values = std::make_shared<const std::vector<float>>(
      liesAsShown(volume, source.axis) ? std::move(volume.values) : resliced(volume, source.axis));
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
