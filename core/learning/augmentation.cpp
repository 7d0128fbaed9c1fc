#include "core/learning/augmentation.h"

#include "core/learning/view_draws.h"

#include <algorithm>
#include <limits>

namespace stratoscope::learning {
namespace {

/// The pass over each image reads pictures of floats.
bool suitsOnePass(const torch::Tensor& images) {
  return images.is_cpu() && images.dim() == 4 && images.scalar_type() == torch::kFloat32;
}

} // namespace

AugmentationOptions augmentationOf(AugmentationPreset preset, int depth) {
  AugmentationOptions options{.rotation = 10,
                              .tilt = 10,
                              .smallestScale = depth > 1 ? 0.8 : 0.5,
                              .aspect = 0.1,
                              .translation = 0.05,
                              .brightness = 0.05,
                              .contrast = 0.15,
                              .blur = depth > 1 ? 0. : 1,
                              .sharpness = depth > 1 ? 0 : 0.5,
                              .noise = 0.02,
                              .cutOut = 0.2};
  switch (preset) {
  case AugmentationPreset::Radiograph:
  case AugmentationPreset::Slice:
    break;
  case AugmentationPreset::Microscopy:
    options.rotation = 180;
    options.tilt = 180;
    options.flipHorizontally = true;
    options.flipVertically = true;
    options.flipThrough = true;
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

AugmentationOptions withExposure(AugmentationOptions options, double exposure) {
  options.brightness = std::max(options.brightness, exposure);
  options.contrast = std::max(options.contrast, exposure);
  return options;
}

torch::Tensor augment(const torch::Tensor& images, const AugmentationOptions& options, torch::Generator& random) {
  const torch::NoGradGuard noGradient;
  const auto draws = drawViews(images, options, random);
  if (suitsOnePass(images)) {
    const auto seeds =
        torch::randint(std::numeric_limits<std::int64_t>::max(), {images.size(0)}, random, torch::kInt64);
    return viewsOnCpu(images.contiguous(), options, draws, seeds);
  }
  auto views = viewsByTensors(images, options, draws);
  if (options.noise > 0) {
    views.add_(torch::randn(views.sizes(), random, views.options()), options.noise);
  }
  return views.clamp_(0, 1);
}

} // namespace stratoscope::learning
