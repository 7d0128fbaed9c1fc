#include "core/analysis/picture_quality.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace stratoscope::analysis {
namespace {

constexpr std::size_t window = 11;
constexpr double sigma = 1.5;

void require(bool condition) {
  if (!condition) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("pictures can be compared only when they have the same size and a range above 0"));
  }
}

template <typename Pixel> double meanSquaredError(std::span<const Pixel> a, std::span<const Pixel> b) {
  require(!a.empty() && a.size() == b.size());
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double difference = static_cast<double>(a[i]) - static_cast<double>(b[i]);
    sum += difference * difference;
  }
  return sum / static_cast<double>(a.size());
}

double decibels(double error, double range) {
  require(range > 0);
  return error > 0 ? 10 * std::log10(range * range / error) : std::numeric_limits<double>::infinity();
}

template <typename Pixel>
double meanOfItems(std::span<const Pixel> a, std::span<const Pixel> b, std::size_t itemSize, double range) {
  require(itemSize > 0 && !a.empty() && a.size() == b.size() && a.size() % itemSize == 0);
  double sum = 0;
  for (std::size_t begin = 0; begin < a.size(); begin += itemSize) {
    const double error = meanSquaredError(a.subspan(begin, itemSize), b.subspan(begin, itemSize));
    sum += std::min(decibels(error, range), greatestPsnr);
  }
  const std::size_t items = a.size() / itemSize;
  return sum / static_cast<double>(items);
}

std::array<double, window> gaussianWeights() {
  std::array<double, window> weights{};
  double sum = 0;
  for (std::size_t i = 0; i < window; ++i) {
    const double offset = static_cast<double>(i) - (window - 1) / 2.0;
    weights[i] = std::exp(-offset * offset / (2 * sigma * sigma));
    sum += weights[i];
  }
  std::ranges::transform(weights, weights.begin(), [sum](double weight) { return weight / sum; });
  return weights;
}

/// A picture of doubles.
struct Plane {
  std::size_t height;
  std::size_t width;
  std::vector<double> values;
};

Plane product(std::span<const float> a, std::span<const float> b, std::size_t height, std::size_t width) {
  Plane plane{height, width, std::vector<double>(a.size())};
  std::ranges::transform(a, b, plane.values.begin(),
                         [](float x, float y) { return static_cast<double>(x) * static_cast<double>(y); });
  return plane;
}

/// Along the width, then turned; twice gives the whole filter in the first orientation.
Plane smoothedAndTurned(const Plane& plane) {
  static const auto weights = gaussianWeights();
  const std::size_t width = plane.width - window + 1;
  Plane turned{width, plane.height, std::vector<double>(width * plane.height)};
  for (std::size_t y = 0; y < plane.height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      double sum = 0;
      for (std::size_t i = 0; i < window; ++i) {
        sum += weights[i] * plane.values[y * plane.width + x + i];
      }
      turned.values[x * plane.height + y] = sum;
    }
  }
  return turned;
}

std::vector<double> smoothed(const Plane& plane) { return smoothedAndTurned(smoothedAndTurned(plane)).values; }

} // namespace

double psnr(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b) {
  return decibels(meanSquaredError(a, b), 255);
}

double psnr(std::span<const float> a, std::span<const float> b, double range) {
  return decibels(meanSquaredError(a, b), range);
}

double meanPsnr(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b, std::size_t itemSize) {
  return meanOfItems(a, b, itemSize, 255);
}

double meanPsnr(std::span<const float> a, std::span<const float> b, std::size_t itemSize, double range) {
  return meanOfItems(a, b, itemSize, range);
}

double meanAbsoluteError(std::span<const float> a, std::span<const float> b) {
  require(!a.empty() && a.size() == b.size());
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sum += std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i]));
  }
  return sum / static_cast<double>(a.size());
}

double ssim(std::span<const float> a, std::span<const float> b, std::size_t height, std::size_t width, double range) {
  require(height >= window && width >= window && a.size() == height * width && b.size() == a.size() && range > 0);
  const std::vector<float> ones(a.size(), 1.F);
  const auto meanA = smoothed(product(a, ones, height, width));
  const auto meanB = smoothed(product(b, ones, height, width));
  const auto squareA = smoothed(product(a, a, height, width));
  const auto squareB = smoothed(product(b, b, height, width));
  const auto cross = smoothed(product(a, b, height, width));
  const double c1 = 0.01 * range * 0.01 * range;
  const double c2 = 0.03 * range * 0.03 * range;
  double sum = 0;
  for (std::size_t i = 0; i < cross.size(); ++i) {
    const double squares = meanA[i] * meanA[i] + meanB[i] * meanB[i];
    const double together = meanA[i] * meanB[i];
    sum += (2 * together + c1) * (2 * (cross[i] - together) + c2) /
           ((squares + c1) * (squareA[i] + squareB[i] - squares + c2));
  }
  return sum / static_cast<double>(cross.size());
}

} // namespace stratoscope::analysis
