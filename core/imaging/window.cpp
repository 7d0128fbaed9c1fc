#include "core/imaging/window.h"

#include <algorithm>

namespace stratoscope::imaging {
namespace {

GreyRange around(double centre, double width) { return {centre - width / 2, centre + width / 2}; }

std::vector<float> sampled(const std::vector<float>& values) {
  constexpr std::size_t enough = 1 << 20;
  const auto step = std::max<std::size_t>(1, values.size() / enough);
  std::vector<float> some;
  some.reserve(values.size() / step + 1);
  for (std::size_t i = 0; i < values.size(); i += step) {
    some.push_back(values[i]);
  }
  return some;
}

GreyRange percentiles(const std::vector<float>& values) {
  if (values.empty()) {
    return {};
  }
  auto some = sampled(values);
  const auto at = [&](double share) {
    const auto place = some.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(some.size() - 1));
    std::nth_element(some.begin(), place, some.end());
    return static_cast<double>(*place);
  };
  const GreyRange range{at(0.01), at(0.99)};
  if (range.high > range.low) {
    return range;
  }
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  return {*least, *most};
}

GreyRange byModality(const Series& series, const Volume& volume) {
  return series.modality == "CT" && volume.channels == 1 ? around(40, 400) : percentiles(volume.values);
}

} // namespace

GreyRange greyRange(const Series& series, const Volume& volume, const Recipe& recipe) {
  const bool isPicture = series.kind == SourceKind::Picture || series.kind == SourceKind::Npz || volume.channels == 3;
  switch (recipe.windowing) {
  case Windowing::Fixed:
    return around(recipe.centre, recipe.width);
  case Windowing::Preset:
    return isPicture && volume.windowWidth > 0 ? around(volume.windowCentre, volume.windowWidth)
                                               : byModality(series, volume);
  case Windowing::Auto:
    break;
  }
  return volume.windowWidth > 0 ? around(volume.windowCentre, volume.windowWidth) : byModality(series, volume);
}

void applyRange(std::vector<float>& values, const GreyRange& range) {
  if (!(range.high > range.low)) {
    std::fill(values.begin(), values.end(), 0.0F);
    return;
  }
  const auto low = static_cast<float>(range.low);
  const auto scale = static_cast<float>(255 / (range.high - range.low));
  for (auto& value : values) {
    value = std::clamp((value - low) * scale, 0.0F, 255.0F);
  }
}

} // namespace stratoscope::imaging
