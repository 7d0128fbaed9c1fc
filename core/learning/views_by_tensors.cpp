#include "core/learning/view_draws.h"

#include <cmath>
#include <vector>

namespace stratoscope::learning {
namespace {

namespace F = torch::nn::functional;

/// One number of each image, as a factor of all its values.
torch::Tensor spread(const torch::Tensor& perImage, const torch::Tensor& images) {
  std::vector<std::int64_t> shape(static_cast<std::size_t>(images.dim()), 1);
  shape[0] = -1;
  return perImage.view(shape);
}

torch::Tensor meanOf(const torch::Tensor& images) { return spread(images.flatten(1).mean(1), images); }

torch::Tensor moved(const torch::Tensor& images, const ViewDraws& draws) {
  const auto grid = F::affine_grid(draws.placement, images.sizes(), /*align_corners=*/false);
  return F::grid_sample(
      images, grid,
      F::GridSampleFuncOptions().mode(torch::kBilinear).padding_mode(torch::kBorder).align_corners(false));
}

torch::Tensor withLight(const torch::Tensor& images, const ViewDraws& draws) {
  const auto contrast = spread(draws.contrast, images);
  return images * contrast + (meanOf(images) * (1 - contrast) + spread(draws.brightness, images));
}

torch::Tensor withColour(const torch::Tensor& images, const ViewDraws& draws) {
  std::vector<std::int64_t> shape(static_cast<std::size_t>(images.dim()), 1);
  shape[0] = images.size(0);
  shape[1] = images.size(1);
  return torch::lerp(images.mean(1, true), images, spread(draws.saturation, images)) * draws.gain.view(shape);
}

/// [side, side]: a Gaussian of sigma `sigma` about each place; what lies outside repeats the border.
torch::Tensor gaussianMatrix(std::int64_t side, double sigma, const torch::TensorOptions& options) {
  const auto radius = static_cast<std::int64_t>(std::ceil(2 * sigma));
  const auto steps = torch::arange(-radius, radius + 1, options);
  const auto weights = torch::softmax(-steps * steps / (2 * sigma * sigma), 0);
  const auto places = torch::arange(side, options).unsqueeze(1);
  const auto sources = (places + steps).clamp(0, static_cast<double>(side - 1)).to(torch::kLong);
  return torch::zeros({side, side}, options).scatter_add_(1, sources, weights.expand({side, -1}).contiguous());
}

/// By a matrix product along each axis: a tenth of the time of a convolution with one channel.
torch::Tensor blurred(const torch::Tensor& images) {
  const auto along = [&](std::int64_t axis) {
    return gaussianMatrix(images.size(axis), blurSigma(images), images.options());
  };
  const auto planes = torch::matmul(along(-2), torch::matmul(images, along(-1).t()));
  return images.dim() == 5 ? torch::matmul(along(2), planes.transpose(2, 3)).transpose(2, 3) : planes;
}

torch::Tensor withCutOut(const torch::Tensor& images, double side, const ViewDraws& draws) {
  torch::Tensor kept;
  for (std::int64_t axis = 2; axis < images.dim(); ++axis) {
    const auto places = torch::linspace(0, 1, images.size(axis), images.options());
    std::vector<std::int64_t> shape(static_cast<std::size_t>(images.dim()), 1);
    shape[0] = images.size(0);
    shape[static_cast<std::size_t>(axis)] = images.size(axis);
    const auto far =
        (torch::abs(places.unsqueeze(0) - draws.cutOut.select(1, axis - 2).unsqueeze(1)) > side / 2).view(shape);
    kept = kept.defined() ? kept | far : far;
  }
  return torch::where(kept, images, meanOf(images));
}

} // namespace

torch::Tensor viewsByTensors(const torch::Tensor& images, const AugmentationOptions& options, const ViewDraws& draws) {
  auto views = withLight(moved(images, draws), draws);
  if (changesColour(images, options)) {
    views = withColour(views, draws);
  }
  if (changesSharpness(options)) {
    views = torch::lerp(views, blurred(views), spread(draws.sharpness, views));
  }
  return options.cutOut > 0 ? withCutOut(views, options.cutOut, draws) : views;
}

} // namespace stratoscope::learning
