#include "ui/models/source_view.h"

#include "core/imaging/slice.h"
#include "core/imaging/voi.h"

#include <algorithm>
#include <map>
#include <span>

namespace stratoscope::ui {
namespace {

std::size_t axisThrough(char axis) { return axis == 'i' ? 0 : axis == 'j' ? 1 : 2; }

/// Pictures and archives have no sides: nothing of them is turned.
PlaneLayout layoutFor(const imaging::Volume& volume, char axis, bool physical) {
  if (physical) {
    return layoutOf(volume.geometry, axis);
  }
  const auto axes = imaging::planeAxes(axis);
  const auto flips = imaging::sliceFlips(volume.geometry, axis);
  return {{axes[0], flips.horizontal}, {axes[1], flips.vertical}, false};
}

/// Whether the volume lies in memory as the Viewer wants its slices.
bool liesAsShown(const PlaneLayout& layout, char axis) {
  return axis == 'k' && !layout.turned && !layout.right.reversed && !layout.down.reversed;
}

/// Where an axis begins and how it goes on, in values.
struct Walk {
  std::ptrdiff_t start = 0;
  std::ptrdiff_t step = 0;
  int count = 0;
};

Walk walkAlong(const imaging::Volume& volume, const imaging::AxisCourse& course) {
  std::ptrdiff_t step = volume.channels;
  for (int axis = 0; axis < course.axis; ++axis) {
    step *= volume.size[static_cast<std::size_t>(axis)];
  }
  const int count = volume.size[static_cast<std::size_t>(course.axis)];
  return course.reversed ? Walk{step * (count - 1), -step, count} : Walk{0, step, count};
}

std::vector<float> resliced(const imaging::Volume& volume, const PlaneLayout& layout, char axis) {
  const auto columns = walkAlong(volume, layout.right);
  const auto rows = walkAlong(volume, layout.down);
  const auto planes = walkAlong(volume, {static_cast<int>(axisThrough(axis)), false});
  const auto* const first = volume.values.data() + columns.start + rows.start + planes.start;
  std::vector<float> values;
  values.reserve(volume.values.size());
  for (int plane = 0; plane < planes.count; ++plane) {
    for (int row = 0; row < rows.count; ++row) {
      const auto* pixel = first + plane * planes.step + row * rows.step;
      for (int column = 0; column < columns.count; ++column, pixel += columns.step) {
        values.insert(values.end(), pixel, pixel + volume.channels);
      }
    }
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
  const auto layout = layoutFor(volume, axis, physical);
  const auto right = static_cast<std::size_t>(layout.right.axis);
  const auto down = static_cast<std::size_t>(layout.down.axis);
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
  image.values = liesAsShown(layout, axis) ? std::shared_ptr<const std::vector<float>>(source, &volume.values)
                                           : std::make_shared<const std::vector<float>>(resliced(volume, layout, axis));
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
