#pragma once

#include "core/learning/resnet/input_specification.h"

#include <torch/torch.h>

namespace stratoscope::learning {

/// Images as a network expects them: brought to its size (bilinear, smoothed where they shrink), its channels (grey
/// repeated; colour as 0.299 R + 0.587 G + 0.114 B) and its normalisation (x - mean) / std.
/// @param images [N, 1 or 3, H, W] on any device: uint8, or float in [0, 1].
/// @return [N, channels, size, size] float. Throws Error::InvalidArgument for images of another number of channels.
[[nodiscard]] torch::Tensor prepareImages(const torch::Tensor& images, const InputSpecification& input);

} // namespace stratoscope::learning
