#include "ui/models/source_view.h"

#include "core/imaging/slice.h"

#include <algorithm>

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

/// The unit that values are told in; CT without a unit is in Hounsfield's.
QString unitOf(const workflow::SourceImage& source) {
  const auto unit = QString::fromStdString(source.volume.unit);
  return unit.isEmpty() && source.modality == "CT" ? QStringLiteral("HU") : unit;
}

} // namespace

SliceImage sliceImageOf(const std::shared_ptr<const workflow::SourceImage>& source, char axis, bool physical) {
  const auto& volume = source->volume;
  const auto axes = imaging::planeAxes(axis);
  const auto right = static_cast<std::size_t>(axes[0]);
  const auto down = static_cast<std::size_t>(axes[1]);
  const auto through = axisThrough(axis);
  SliceImage image;
  image.width = volume.size[right];
  image.height = volume.size[down];
  image.slices = volume.size[through];
  image.channels = volume.channels;
  if (physical) {
    const auto& spacing = volume.geometry.spacing;
    image.spacing = {spacing[right], spacing[down], spacing[through]};
    image.placement = placementOf(volume, axis);
  }
  image.windowCentre = volume.windowCentre;
  image.windowWidth = volume.windowWidth;
  image.unit = unitOf(*source);
  image.wholeRange = rangeOf(volume.values);
  image.percentiles = percentilesOf(volume.values);
  // Where nothing is turned the volume's own values are shown, kept alive by the source.
  image.values = liesAsShown(volume, axis) ? std::shared_ptr<const std::vector<float>>(source, &volume.values)
                                           : std::make_shared<const std::vector<float>>(resliced(volume, axis));
  return image;
}

std::vector<PlaneChoice> planesOf(const imaging::Volume& volume, bool physical) {
  const bool deep = std::ranges::all_of(volume.size, [](int count) { return count > 1; });
  std::vector<PlaneChoice> planes;
  if (physical && deep) {
    for (const char axis : {'k', 'j', 'i'}) {
      planes.push_back({axis, planeName(planeOf(volume.geometry, axis))});
    }
  }
  return planes;
}

} // namespace stratoscope::ui
