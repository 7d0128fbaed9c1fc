#include "core/learning/augmentation.h"

#include <cmath>
#include <numbers>

namespace stratoscope::learning {
namespace {

namespace F = torch::nn::functional;

/// Draws one number of each image, evenly from [low, high], in a shape that spreads over an image.
class Draws {
public:
  Draws(const torch::Tensor& images, torch::Generator& random)
      : count_(images.size(0)), options_(images.options()), random_(random) {}

  torch::Tensor even(double low, double high) { return torch::rand({count_}, random_, options_) * (high - low) + low; }
  /// [N, channels, 1, 1], a number of each channel.
  torch::Tensor evenOfChannels(std::int64_t channels, double low, double high) {
    return torch::rand({count_, channels, 1, 1}, random_, options_) * (high - low) + low;
  }
  /// -1 or 1; always 1 where the change is off.
  torch::Tensor sign(bool on) {
    return on ? torch::sign(torch::rand({count_}, random_, options_) - 0.5) : torch::ones({count_}, options_);
  }
  torch::Tensor noise(const torch::Tensor& images) { return torch::randn(images.sizes(), random_, options_); }

private:
  std::int64_t count_;
  torch::TensorOptions options_;
  torch::Generator& random_;
};

torch::Tensor spread(const torch::Tensor& perImage) { return perImage.view({-1, 1, 1, 1}); }

/// [N, 2, 3] matrices from a view's place to the image's, both in [-1, 1].
torch::Tensor placement(const AugmentationOptions& options, Draws& draws) {
  const auto angle = draws.even(-options.rotation, options.rotation) * (std::numbers::pi / 180);
  const auto scale = draws.even(options.smallestScale, 1);
  const auto stretch = torch::exp(draws.even(-std::log1p(options.aspect), std::log1p(options.aspect)) / 2);
  const auto across = scale * stretch * draws.sign(options.flipHorizontally);
  const auto down = scale / stretch * draws.sign(options.flipVertically);
  // A crop may lie anywhere inside the image; the translation comes on top.
  const auto room = 1 - scale;
  const auto shiftX = draws.even(-1, 1) * room + 2 * draws.even(-options.translation, options.translation);
  const auto shiftY = draws.even(-1, 1) * room + 2 * draws.even(-options.translation, options.translation);
  const auto first = torch::stack({across * torch::cos(angle), -down * torch::sin(angle), shiftX}, 1);
  const auto second = torch::stack({across * torch::sin(angle), down * torch::cos(angle), shiftY}, 1);
  return torch::stack({first, second}, 1);
}

torch::Tensor moved(const torch::Tensor& images, const AugmentationOptions& options, Draws& draws) {
  const auto grid = F::affine_grid(placement(options, draws), images.sizes(), /*align_corners=*/false);
  return F::grid_sample(
      images, grid,
      F::GridSampleFuncOptions().mode(torch::kBilinear).padding_mode(torch::kBorder).align_corners(false));
}

torch::Tensor withCutOut(const torch::Tensor& images, double side, Draws& draws) {
  const auto axis = [&](std::int64_t extent) { return torch::linspace(0, 1, extent, images.options()); };
  const auto far = [&](const torch::Tensor& places) {
    const auto centre = draws.even(0, 1);
    return torch::abs(places.unsqueeze(0) - centre.unsqueeze(1)) > side / 2;
  };
  const auto kept = far(axis(images.size(2))).view({-1, 1, images.size(2), 1}) |
                    far(axis(images.size(3))).view({-1, 1, 1, images.size(3)});
  return torch::where(kept, images, images.mean({1, 2, 3}, true));
}

/// Contrast about each image's mean, and brightness.
torch::Tensor withLight(const torch::Tensor& images, const AugmentationOptions& options, Draws& draws) {
  const auto mean = images.mean({1, 2, 3}, true);
  const auto contrast = spread(draws.even(1 - options.contrast, 1 + options.contrast));
  const auto brightness = spread(draws.even(-options.brightness, options.brightness));
  return images * contrast + (mean * (1 - contrast) + brightness);
}

/// Saturation about each pixel's grey, and the strength of each channel.
torch::Tensor withColour(const torch::Tensor& images, double strength, Draws& draws) {
  const auto saturation = spread(draws.even(1 - strength, 1 + strength));
  const auto gain = draws.evenOfChannels(images.size(1), 1 - strength, 1 + strength);
  return torch::lerp(images.mean(1, true), images, saturation) * gain;
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

/// Gaussian of sigma a 64th of the side, by two matrix products: on the CPU a tenth of the time of a convolution with
/// one channel.
torch::Tensor blurred(const torch::Tensor& images) {
  const double sigma = static_cast<double>(images.size(3)) / 64;
  const auto down = gaussianMatrix(images.size(2), sigma, images.options());
  const auto across = gaussianMatrix(images.size(3), sigma, images.options());
  return torch::matmul(down, torch::matmul(images, across.t()));
}

/// Towards the blurred image, or away from it, which sharpens.
torch::Tensor withSharpness(const torch::Tensor& images, const AugmentationOptions& options, Draws& draws) {
  return torch::lerp(images, blurred(images), spread(draws.even(-options.sharpness, options.blur)));
}

} // namespace

AugmentationOptions augmentationOf(AugmentationPreset preset) {
  AugmentationOptions options{.rotation = 10,
                              .smallestScale = 0.5,
                              .aspect = 0.1,
                              .translation = 0.05,
                              .brightness = 0.05,
                              .contrast = 0.15,
                              .blur = 1,
                              .sharpness = 0.5,
                              .noise = 0.02,
                              .cutOut = 0.2};
  switch (preset) {
  case AugmentationPreset::Radiograph:
  case AugmentationPreset::Slice:
    break;
  case AugmentationPreset::Microscopy:
    options.rotation = 180;
    options.flipHorizontally = true;
    options.flipVertically = true;
    options.colour = 0.1;
    break;
  case AugmentationPreset::Photograph:
    options.rotation = 15;
    options.flipHorizontally = true;
    options.brightness = 0.1;
    options.contrast = 0.3;
    options.colour = 0.3;
    break;
  }
  return options;
}

torch::Tensor augment(const torch::Tensor& images, const AugmentationOptions& options, torch::Generator& random) {
  const torch::NoGradGuard noGradient;
  Draws draws(images, random);
  auto views = withLight(moved(images, options, draws), options, draws);
  if (options.colour > 0 && images.size(1) == 3) {
    views = withColour(views, options.colour, draws);
  }
  if (options.blur > 0 || options.sharpness > 0) {
    views = withSharpness(views, options, draws);
  }
  if (options.cutOut > 0) {
    views = withCutOut(views, options.cutOut, draws);
  }
  if (options.noise > 0) {
    views = views.add_(draws.noise(views), options.noise);
  }
  return views.clamp_(0, 1);
}

} // namespace stratoscope::learning
