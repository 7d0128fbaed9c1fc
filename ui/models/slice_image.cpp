#include "ui/models/slice_image.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>

namespace stratoscope::ui {
namespace {

std::size_t pixelsOf(const SliceImage& image) {
  return static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
}

float meanOfChannels(const Picture& picture, std::size_t pixel) {
  const auto channels = static_cast<std::size_t>(picture.channels);
  float sum = 0;
  for (std::size_t c = 0; c < channels; ++c) {
    sum += static_cast<float>(picture.pixels[pixel * channels + c]);
  }
  return sum / static_cast<float>(channels);
}

bool whole(const Picture& picture) {
  return picture.width > 0 && picture.height > 0 && picture.channels > 0 &&
         picture.pixels.size() == static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) *
                                      static_cast<std::size_t>(picture.channels);
}

double meanSquare(const Picture& one, const Picture& other) {
  double sum = 0;
  for (std::size_t i = 0; i < one.pixels.size(); ++i) {
    const double difference = double(one.pixels[i]) - double(other.pixels[i]);
    sum += difference * difference;
  }
  return sum / static_cast<double>(one.pixels.size());
}

} // namespace

bool SliceImage::isValid() const {
  return values && width > 0 && height > 0 && slices > 0 && (channels == 1 || channels == 3) &&
         values->size() == pixelsOf(*this) * static_cast<std::size_t>(slices) * static_cast<std::size_t>(channels);
}

QSizeF SliceImage::pixelSize() const { return hasSpacing() ? QSizeF(spacing[0], spacing[1]) : QSizeF(1, 1); }

const float* SliceImage::slice(int index) const {
  return values->data() + static_cast<std::size_t>(index) * pixelsOf(*this) * static_cast<std::size_t>(channels);
}

ContrastWindow rangeOf(const std::vector<float>& values) {
  auto low = std::numeric_limits<float>::max();
  auto high = std::numeric_limits<float>::lowest();
  for (const float value : values) {
    if (std::isfinite(value)) {
      low = std::min(low, value);
      high = std::max(high, value);
    }
  }
  if (low >= high) {
    return {low > high ? 0.0 : double(low), 1};
  }
  return {(double(low) + double(high)) / 2, double(high) - double(low)};
}

ContrastWindow percentilesOf(const std::vector<float>& values) {
  constexpr std::size_t enough = 1 << 20;
  std::vector<float> some;
  const auto step = std::max<std::size_t>(1, values.size() / enough);
  for (std::size_t i = 0; i < values.size(); i += step) {
    if (std::isfinite(values[i])) {
      some.push_back(values[i]);
    }
  }
  if (some.empty()) {
    return rangeOf(values);
  }
  const auto at = [&some](double share) {
    const auto place = some.begin() + static_cast<std::ptrdiff_t>(share * double(some.size() - 1));
    std::nth_element(some.begin(), place, some.end());
    return double(*place);
  };
  const double low = at(0.01);
  const double high = at(0.99);
  return high > low ? ContrastWindow{(low + high) / 2, high - low} : rangeOf(values);
}

const std::vector<NamedWindow>& SliceImage::windowsAt(int index) const {
  static const std::vector<NamedWindow> none;
  if (index < 0 || static_cast<std::size_t>(index) >= windowsOfSlice.size()) {
    return none;
  }
  return fileWindows.at(static_cast<std::size_t>(windowsOfSlice[static_cast<std::size_t>(index)]));
}

NamedWindow namedWindowOf(const imaging::VoiOption& option) {
  NamedWindow named{QString::fromStdString(option.name), {option.centre, option.width, option.function}};
  if (!option.table.grey.empty()) {
    const auto entries = static_cast<double>(option.table.grey.size());
    named.window = {option.table.first + (entries - 1) / 2, entries, imaging::WindowFunction::LinearExact,
                    std::make_shared<const imaging::GreyTable>(option.table)};
  }
  return named;
}

std::array<double, 2> endsOf(const ContrastWindow& window) {
  const bool dicom = window.function == imaging::WindowFunction::Linear && window.width > 1 && !window.table;
  const double centre = dicom ? window.centre - 0.5 : window.centre;
  const double width = dicom ? window.width - 1 : window.width;
  return {centre - width / 2, centre + width / 2};
}

double greyOf(double value, const ContrastWindow& window) {
  if (window.table) {
    const auto last = static_cast<double>(window.table->grey.size() - 1);
    const double entry = std::clamp(std::round(value - window.table->first), 0.0, last);
    return static_cast<double>(window.table->grey[static_cast<std::size_t>(entry)]);
  }
  if (window.function == imaging::WindowFunction::Sigmoid) {
    return 1 / (1 + std::exp(-4 * (value - window.centre) / window.width));
  }
  const auto [black, white] = endsOf(window);
  return std::clamp((value - black) / (white - black), 0.0, 1.0);
}

ContrastWindow windowOf(const SliceImage& image, int slice) {
  if (const auto& offered = image.windowsAt(slice); !offered.empty() && image.isValid()) {
    return offered.front().window;
  }
  if (image.windowWidth > 0 || !image.isValid()) {
    return {image.windowCentre, std::max(image.windowWidth, 1.0)};
  }
  return image.wholeRange ? *image.wholeRange : rangeOf(*image.values);
}

OrientationLetters lettersOf(const Placement& placement) {
  const auto opposite = [](Point3 step) {
    std::ranges::transform(step, step.begin(), [](double part) { return -part; });
    return step;
  };
  return {sidesOf(opposite(placement.right)), sidesOf(placement.right), sidesOf(opposite(placement.down)),
          sidesOf(placement.down)};
}

QString valueText(const SliceImage& image, int slice, int column, int row) {
  const bool inside = image.isValid() && slice >= 0 && slice < image.slices && column >= 0 && column < image.width &&
                      row >= 0 && row < image.height;
  if (!inside) {
    return {};
  }
  const auto first = (static_cast<std::ptrdiff_t>(row) * image.width + column) * image.channels;
  QStringList numbers;
  for (int c = 0; c < image.channels; ++c) {
    numbers << QLocale().toString(double(image.slice(slice)[first + c]), 'g', 6);
  }
  auto value = numbers.join(QStringLiteral(" / "));
  if (!image.unit.isEmpty()) {
    value += QChar::Space + image.unit;
  }
  //: place and value of the pixel under the cursor
  auto text = QCoreApplication::translate("SliceImage", "x %L1, y %L2: %3").arg(column).arg(row).arg(value);
  if (image.placement) {
    text += QStringLiteral(" \u00b7 ") + placeText(image.placement->at(column, row, slice));
  }
  return text;
}

SliceImage toSliceImage(const Picture& picture) {
  SliceImage image;
  image.width = picture.width;
  image.height = picture.height;
  image.channels = picture.channels;
  image.values = std::make_shared<const std::vector<float>>(picture.pixels.begin(), picture.pixels.end());
  image.windowCentre = 127.5;
  image.windowWidth = 255;
  return image;
}

std::optional<Residual> residualOf(const Picture& input, const Picture& reconstruction) {
  const bool alike = input.width == reconstruction.width && input.height == reconstruction.height &&
                     input.channels == reconstruction.channels;
  if (!alike || !whole(input) || !whole(reconstruction)) {
    return std::nullopt;
  }
  std::vector<float> values(static_cast<std::size_t>(input.width) * static_cast<std::size_t>(input.height));
  Residual residual;
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = meanOfChannels(reconstruction, i) - meanOfChannels(input, i);
    residual.range = std::max(residual.range, double(std::abs(values[i])));
  }
  residual.psnr = 10 * std::log10(255.0 * 255.0 / meanSquare(input, reconstruction));
  residual.image.width = input.width;
  residual.image.height = input.height;
  residual.image.windowWidth = 2 * residual.range;
  residual.image.values = std::make_shared<const std::vector<float>>(std::move(values));
  return residual;
}

std::array<double, 3> divergingColour(double place) {
  constexpr std::array<double, 3> blue{0.129, 0.400, 0.675};
  constexpr std::array<double, 3> red{0.698, 0.094, 0.169};
  const auto& end = place < 0 ? blue : red;
  const double strength = std::min(1.0, std::abs(place));
  std::array<double, 3> colour{};
  std::ranges::transform(end, colour.begin(), [strength](double full) { return 1 - strength * (1 - full); });
  return colour;
}

} // namespace stratoscope::ui
