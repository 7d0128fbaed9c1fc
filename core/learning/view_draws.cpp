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

/// Turns about one of the axes x, y, z (0, 1, 2). @return [N, 3, 3]
torch::Tensor turn(const torch::Tensor& angle, int axis) {
  const auto cosine = torch::cos(angle);
  const auto sine = torch::sin(angle);
  auto matrix = torch::eye(3, angle.options()).repeat({angle.size(0), 1, 1});
  const int first = (axis + 1) % 3;
  const int second = (axis + 2) % 3;
  const auto put = [&](int row, int column, const torch::Tensor& value) {
    matrix.select(1, row).select(1, column).copy_(value);
  };
  put(first, first, cosine);
  put(first, second, -sine);
  put(second, first, sine);
  put(second, second, cosine);
  return matrix;
}

/// The same of volumes: a turn about the slices' normal and tilts about the other axes, each axis scaled and moved.
torch::Tensor volumePlacement(const AugmentationOptions& options, Draws& draws) {
  constexpr double degree = std::numbers::pi / 180;
  const auto angle = draws.even(-options.rotation, options.rotation) * degree;
  const auto tiltX = draws.even(-options.tilt, options.tilt) * degree;
  const auto tiltY = draws.even(-options.tilt, options.tilt) * degree;
  const auto turned = torch::matmul(turn(angle, 2), torch::matmul(turn(tiltY, 1), turn(tiltX, 0)));
  const auto scale = draws.even(options.smallestScale, 1).unsqueeze(1);
  const auto stretch = torch::exp(draws.even(3, -std::log1p(options.aspect), std::log1p(options.aspect)) / 2);
  const auto signs = torch::stack(
      {draws.sign(options.flipHorizontally), draws.sign(options.flipVertically), draws.sign(options.flipThrough)}, 1);
  const auto shift = draws.even(3, -1, 1) * (1 - scale) + 2 * draws.even(3, -options.translation, options.translation);
  return torch::cat({turned * (scale * stretch * signs).unsqueeze(1), shift.unsqueeze(2)}, 2);
}

} // namespace

ViewDraws drawViews(const torch::Tensor& images, const AugmentationOptions& options, torch::Generator& random) {
  Draws draws(images, random);
  ViewDraws drawn;
  const bool volumes = images.dim() == 5;
  drawn.placement = volumes ? volumePlacement(options, draws) : placement(options, draws);
  drawn.contrast = draws.even(1 - options.contrast, 1 + options.contrast);
  drawn.brightness = draws.even(-options.brightness, options.brightness);
  drawn.saturation = draws.even(1 - options.colour, 1 + options.colour);
  drawn.gain = draws.even(images.size(1), 1 - options.colour, 1 + options.colour);
  drawn.sharpness = draws.even(-options.sharpness, options.blur);
  drawn.cutOut = draws.even(volumes ? 3 : 2, 0, 1);
  return drawn;
}

} // namespace stratoscope::learning
