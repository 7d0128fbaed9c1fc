#include "ui/models/source_view.h"

#include "core/imaging/slice.h"
#include "core/imaging/voi.h"

#include <algorithm>
#include <map>
#include <span>

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

/// Files that name one window twice are common.
std::vector<NamedWindow> offeredOf(std::span<const imaging::VoiOption> options) {
  std::vector<NamedWindow> offered;
  for (auto option = options.begin(); option != options.end(); ++option) {
    if (std::find(options.begin(), option, *option) == option) {
      offered.push_back(namedWindowOf(*option));
    }
  }
  return offered;
}

/// What the files offer for each plane across the axis; equal lists are kept once.
void fillWindows(SliceImage& image, const imaging::Volume& volume, char axis) {
  std::map<const imaging::VoiOption*, int> places;
  for (int slice = 0; slice < image.slices && !volume.voiOfSlice.empty(); ++slice) {
    const auto options = imaging::voiOptions(volume, axis, slice);
    const auto [known, isNew] = places.try_emplace(options.data(), static_cast<int>(image.fileWindows.size()));
    if (isNew) {
      image.fileWindows.push_back(offeredOf(options));
    }
    image.windowsOfSlice.push_back(known->second);
  }
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
  if (volume.channels == 1) {
    fillWindows(image, volume, axis);
  }
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
