#include "core/retrieval/descriptor/scale_mean.h"

#include "core/base/error.h"

#include <cmath>
#include <numbers>

namespace stratoscope::retrieval {

namespace functional = torch::nn::functional;

std::vector<double> descriptorScales() { return {1, std::numbers::sqrt2 / 2, 0.5}; }

torch::Tensor scaled(const torch::Tensor& images, double factor, std::int64_t least) {
  const auto side = [&](std::int64_t length) {
    return std::max<std::int64_t>(least, std::llround(static_cast<double>(length) * factor));
  };
  const std::vector<std::int64_t> size{side(images.size(2)), side(images.size(3))};
  if (size[0] == images.size(2) && size[1] == images.size(3)) {
    return images;
  }
  return functional::interpolate(
      images, functional::InterpolateFuncOptions().size(size).mode(torch::kBilinear).align_corners(false));
}

torch::Tensor meanOverScales(const std::vector<torch::Tensor>& descriptors, double exponent) {
  if (descriptors.empty() || !(exponent > 0)) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("a mean over scales needs descriptors and an exponent above 0"));
  }
  constexpr double least = 1e-6;
  const auto all = torch::stack(descriptors);
  const auto mean = exponent == 1 ? all.mean(0) : all.clamp_min(least).pow(exponent).mean(0).pow(1 / exponent);
  return functional::normalize(mean, functional::NormalizeFuncOptions().dim(1));
}

} // namespace stratoscope::retrieval
