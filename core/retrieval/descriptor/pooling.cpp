#include "core/retrieval/descriptor/pooling.h"

#include "core/base/error.h"

#include <cmath>

namespace stratoscope::retrieval {
namespace {

namespace functional = torch::nn::functional;

constexpr double least = 1e-6;

void check(const torch::Tensor& features) {
  if (features.dim() != 4 || features.numel() == 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("pooling needs feature maps of images"));
  }
}

torch::Tensor normalised(const torch::Tensor& rows) {
  return functional::normalize(rows, functional::NormalizeFuncOptions().dim(1));
}

/// Regions along the longer side beyond those along the shorter one.
int moreRegions(std::int64_t shorter, std::int64_t longer) {
  constexpr double overlap = 0.4;
  constexpr int most = 7;
  if (shorter == longer) {
    return 0;
  }
  int best = 2;
  double nearest = 2;
  for (int regions = 2; regions <= most; ++regions) {
    const auto step = static_cast<double>(longer - shorter) / (regions - 1);
    const double off = std::abs((static_cast<double>(shorter) - step) / static_cast<double>(shorter) - overlap);
    if (off < nearest) {
      nearest = off;
      best = regions;
    }
  }
  return best - 1;
}

/// First cells of `count` regions of a side, evenly over a length.
std::vector<std::int64_t> places(std::int64_t length, std::int64_t side, int count) {
  std::vector<std::int64_t> begins;
  for (int i = 0; i < count; ++i) {
    begins.push_back(count == 1 ? 0 : i * (length - side) / (count - 1));
  }
  return begins;
}

} // namespace

torch::Tensor maximumPooling(const torch::Tensor& features) {
  check(features);
  return features.amax({2, 3});
}

torch::Tensor meanPooling(const torch::Tensor& features) {
  check(features);
  return features.mean({2, 3});
}

torch::Tensor generalisedMeanPooling(const torch::Tensor& features, const torch::Tensor& exponent) {
  check(features);
  return features.clamp_min(least).pow(exponent).mean({2, 3}).pow(exponent.reciprocal());
}

torch::Tensor regionalMaximumPooling(const torch::Tensor& features, int levels) {
  check(features);
  const auto height = features.size(2);
  const auto width = features.size(3);
  const auto shorter = std::min(height, width);
  const int more = moreRegions(shorter, std::max(height, width));
  auto sum = torch::zeros({features.size(0), features.size(1)}, features.options());
  for (int level = 1; level <= levels; ++level) {
    const auto side = 2 * shorter / (level + 1);
    if (side < 1) {
      break;
    }
    for (const auto top : places(height, side, level + (height > width ? more : 0))) {
      for (const auto left : places(width, side, level + (width > height ? more : 0))) {
        sum = sum + normalised(features.slice(2, top, top + side).slice(3, left, left + side).amax({2, 3}));
      }
    }
  }
  return sum;
}

} // namespace stratoscope::retrieval
