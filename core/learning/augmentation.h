#pragma once

#include "core/learning/model_options.h"

#include <torch/torch.h>

namespace stratoscope::learning {

/// How far an augmented view may differ from its image. Ranges are drawn evenly, one draw for each image.
struct AugmentationOptions {
  double rotation = 0;      ///< degrees, +- this much; of volumes about the slices' normal
  double tilt = 0;          ///< of volumes about the two other axes, degrees, +- this much
  double smallestScale = 1; ///< share of the image's side that is seen, from this much to 1
  double aspect = 0;        ///< width to height, a factor of up to 1 + this much either way
  double translation = 0;   ///< share of the side, +- this much
  bool flipHorizontally = false;
  bool flipVertically = false;
  bool flipThrough = false; ///< of volumes: first slice to last
  double brightness = 0;    ///< added, +- this much of the full range
  double contrast = 0;      ///< factor 1 +- this much about the image's mean
  double colour = 0;        ///< saturation and each channel's strength, factors 1 +- this much; of 3 channels only
  double blur = 0;          ///< share of a blurred copy (Gaussian, sigma 1/64 of the side) mixed in, up to this much
  double sharpness = 0;     ///< share of the difference to that copy added (unsharp mask), up to this much
  double noise = 0;         ///< standard deviation of Gaussian noise, share of the full range
  double cutOut = 0;        ///< side of a square (of volumes a cube) set to the image's mean, share of the side
};

/// The options of a preset for items of so many slices: small rotations where orientation is a sign (Slice), none of
/// the flips that would turn a patient's sides (Radiograph, Slice), all rotations and flips with weak colour for
/// Microscopy, stronger colour for Photograph. Of volumes less is cut off, since a crop takes from three sides and size
/// is a sign in them, and none is blurred, which would take as long as all else that is done to them.
[[nodiscard]] AugmentationOptions augmentationOf(AugmentationPreset preset, int depth = 1);

/// Brightness and contrast in ranges of at least `exposure`: for images of one kind that were taken by unlike settings,
/// such as radiographs, where how bright an image is says nothing. In a mixture of kinds it is a sign of the kind.
[[nodiscard]] AugmentationOptions withExposure(AugmentationOptions options, double exposure);

/// One augmented view of each image, drawn on the images' device as a batch.
/// @param images [N, C, H, W], volumes [N, C, D, H, W], float in [0, 1].
/// @param random decides every draw; must be a generator of the images' device.
/// @return the same shape, in [0, 1]; what lies outside an image repeats its border.
[[nodiscard]] torch::Tensor augment(const torch::Tensor& images, const AugmentationOptions& options,
                                    torch::Generator& random);

} // namespace stratoscope::learning
