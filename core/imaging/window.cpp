#include "core/imaging/window.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace stratoscope::imaging {
namespace {

GreyRange around(double centre, double width) { return {centre - width / 2, centre + width / 2}; }

GreyRange around(const std::array<double, 2>& window) { return around(window[0], window[1]); }

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

GreyRange percentiles(const std::vector<float>& values, double least, double most) {
  if (values.empty()) {
    return {};
  }
  auto some = sampled(values);
  const auto at = [&](double share) {
    const auto place = some.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(some.size() - 1));
    std::nth_element(some.begin(), place, some.end());
    return static_cast<double>(*place);
  };
  GreyRange range{at(least), at(most)};
  if (range.high > range.low) {
    return range;
  }
  const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
  return {*lowest, *highest};
}

GreyRange middlePercentiles(const Volume& volume) { return percentiles(volume.values, 0.01, 0.99); }

/// The few bright voxels of an emission image are what matters, and its 0 means nothing was there.
bool isEmission(const std::string& modality) { return modality == "PT" || modality == "NM"; }

GreyRange byModality(const Series& series, const Volume& volume) {
  if (series.modality == "CT" && volume.channels == 1) {
    return around(*namedWindow(Windowing::SoftTissue));
  }
  return isEmission(series.modality) ? percentiles(volume.values, 0, 0.995) : middlePercentiles(volume);
}

GreyRange automatic(const Series& series, const Volume& volume) {
  if (!volume.table.grey.empty() && volume.channels == 1) {
    return greyRange({"", 0, 0, WindowFunction::LinearExact, volume.table});
  }
  return volume.windowWidth > 0 ? greyRange({"", volume.windowCentre, volume.windowWidth, volume.windowFunction})
                                : byModality(series, volume);
}

bool isPicture(const Series& series, const Volume& volume) {
  return series.kind == SourceKind::Picture || series.kind == SourceKind::Npz || volume.channels == 3;
}

void applyTable(std::vector<float>& values, const GreyTable& table, float white) {
  const auto last = static_cast<double>(table.grey.size() - 1);
  for (auto& value : values) {
    const double entry = std::clamp(std::round(static_cast<double>(value) - table.first), 0.0, last);
    value = white * std::clamp(table.grey[static_cast<std::size_t>(entry)], 0.0F, 1.0F);
  }
}

void applySigmoid(std::vector<float>& values, const GreyRange& range, float white) {
  const auto centre = static_cast<float>((range.low + range.high) / 2);
  const auto width = static_cast<float>(range.high - range.low);
  for (auto& value : values) {
    value = white / (1 + std::exp(-4 * (value - centre) / width));
  }
}

} // namespace

std::optional<std::array<double, 2>> namedWindow(Windowing windowing) {
  switch (windowing) {
  case Windowing::SoftTissue:
    return {{40, 400}};
  case Windowing::Lung:
    return {{-600, 1500}};
  case Windowing::Bone:
    return {{480, 2500}};
  case Windowing::Brain:
    return {{40, 80}};
  case Windowing::Mediastinum:
    return {{50, 350}};
  default:
    return std::nullopt;
  }
}

GreyRange greyRange(const VoiOption& option) {
  if (!option.table.grey.empty()) {
    GreyRange range;
    range.table = option.table;
    return range;
  }
  if (option.function == WindowFunction::Sigmoid) {
    auto range = around(option.centre, option.width);
    range.sigmoid = true;
    return range;
  }
  const bool exact = option.function == WindowFunction::LinearExact || option.width <= 1;
  return exact ? around(option.centre, option.width) : around(option.centre - 0.5, option.width - 1);
}

GreyRange greyRange(const Series& series, const Volume& volume, const Recipe& recipe) {
  const bool picture = isPicture(series, volume);
  if (recipe.windowing == Windowing::Fixed) {
    return around(recipe.centre, recipe.width);
  }
  if (recipe.windowing == Windowing::Percentiles) {
    return middlePercentiles(volume);
  }
  if (recipe.bits == BitDepth::Sixteen && volume.storedBits == 16 && picture) {
    return {0, 65535};
  }
  if (recipe.windowing == Windowing::Preset && !picture) {
    return byModality(series, volume);
  }
  const auto named = namedWindow(recipe.windowing);
  const bool mayBeCt = !picture && (series.modality == "CT" || series.modality.empty());
  return named && mayBeCt ? around(*named) : automatic(series, volume);
}

void applyRange(std::vector<float>& values, const GreyRange& range, float white) {
  if (!range.table.grey.empty()) {
    applyTable(values, range.table, white);
    return;
  }
  if (!(range.high > range.low)) {
    std::fill(values.begin(), values.end(), 0.0F);
    return;
  }
  if (range.sigmoid) {
    applySigmoid(values, range, white);
    return;
  }
  const auto low = static_cast<float>(range.low);
  const auto scale = static_cast<float>(static_cast<double>(white) / (range.high - range.low));
  for (auto& value : values) {
    value = std::clamp((value - low) * scale, 0.0F, white);
  }
}

bool mergesGreys(const std::vector<float>& values, const GreyRange& range) {
  std::array<std::optional<float>, 256> valueOf;
  std::vector<float> one(1);
  for (const float value : values) {
    one.front() = value;
    applyRange(one, range);
    // What lies beyond the ends is black or white at any depth.
    const bool within = one.front() > 0 && one.front() < 255;
    auto& known = valueOf.at(static_cast<std::size_t>(std::lround(one.front())));
    if (within && known && *known != value) {
      return true;
    }
    known = within ? value : known;
  }
  return false;
}

} // namespace stratoscope::imaging
