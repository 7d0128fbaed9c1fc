#include "core/learning/view_draws.h"

#include <cmath>
#include <numbers>

namespace stratoscope::learning {
namespace {

/// Draws one number of each image, evenly.
class Draws {
public:
  Draws(const torch::Tensor& images, torch::Generator& random)
      : count_(images.size(0)), options_(images.options()), random_(random) {}

  torch::Tensor even(double low, double high) { return torch::rand({count_}, random_, options_) * (high - low) + low; }
  torch::Tensor even(std::int64_t each, double low, double high) {
    return torch::rand({count_, each}, random_, options_) * (high - low) + low;
  }
  /// -1 or 1; always 1 where the change is off.
  torch::Tensor sign(bool on) {
    return on ? torch::sign(torch::rand({count_}, random_, options_) - 0.5) : torch::ones({count_}, options_);
  }

private:
  std::int64_t count_;
  torch::TensorOptions options_;
  torch::Generator& random_;
};

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

} // namespace

ViewDraws drawViews(const torch::Tensor& images, const AugmentationOptions& options, torch::Generator& random) {
  Draws draws(images, random);
  ViewDraws drawn;
  drawn.placement = placement(options, draws);
  drawn.contrast = draws.even(1 - options.contrast, 1 + options.contrast);
  drawn.brightness = draws.even(-options.brightness, options.brightness);
  drawn.saturation = draws.even(1 - options.colour, 1 + options.colour);
  drawn.gain = draws.even(images.size(1), 1 - options.colour, 1 + options.colour);
  drawn.sharpness = draws.even(-options.sharpness, options.blur);
  drawn.cutOut = draws.even(2, 0, 1);
  return drawn;
}

} // namespace stratoscope::learning
