#pragma once

#include "core/learning/augmentation.h"

#include <torch/torch.h>

namespace stratoscope::learning {

/// All that chance decides about one view of each of N images, but its noise; on the images' device.
struct ViewDraws {
  torch::Tensor placement;  ///< [N, 2, 3], of volumes [N, 3, 4], from a view's place to the image's, both in [-1, 1]
  torch::Tensor contrast;   ///< [N] factor about the image's mean
  torch::Tensor brightness; ///< [N] added
  torch::Tensor saturation; ///< [N] factor about each pixel's grey
  torch::Tensor gain;       ///< [N, C] factor of each channel
  torch::Tensor sharpness;  ///< [N] share of the blurred copy; below 0 sharpens
  torch::Tensor cutOut;     ///< [N, 2] centre of the square, down and across, in [0, 1]; of volumes [N, 3], depth first
};

/// @param images [N, C, H, W] or volumes [N, C, D, H, W]
[[nodiscard]] ViewDraws drawViews(const torch::Tensor& images, const AugmentationOptions& options,
                                  torch::Generator& random);

/// Whether the images' colours change at all.
[[nodiscard]] inline bool changesColour(const torch::Tensor& images, const AugmentationOptions& options) {
  return options.colour > 0 && images.size(1) == 3;
}
[[nodiscard]] inline bool changesSharpness(const AugmentationOptions& options) {
  return options.blur > 0 || options.sharpness > 0;
}
/// Of the blur, in pixels: a 64th of the side.
[[nodiscard]] inline double blurSigma(const torch::Tensor& images) { return static_cast<double>(images.size(-1)) / 64; }

/// The views by operations on whole batches, on any device. Without noise; not held to [0, 1].
[[nodiscard]] torch::Tensor viewsByTensors(const torch::Tensor& images, const AugmentationOptions& options,
                                           const ViewDraws& draws);
/// The same on the CPU, image by image in one pass each: several times as fast, for no picture leaves the cache.
/// @param images contiguous floats on the CPU.
/// @param noiseSeeds [N] int64, one for each image's noise: a sum of four even numbers, which is nearly normal.
/// @return with noise, held to [0, 1].
[[nodiscard]] torch::Tensor viewsOnCpu(const torch::Tensor& images, const AugmentationOptions& options,
                                       const ViewDraws& draws, const torch::Tensor& noiseSeeds);

} // namespace stratoscope::learning
