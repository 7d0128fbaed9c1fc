#pragma once

#include "core/base/image.h"
#include "core/learning/model_options.h"

#include <torch/torch.h>

namespace stratoscope::learning {

/// Throws Error::Unsupported for items of 16 bits, Error::InvalidArgument for ones of another size or channels than
/// the network's.
void checkItems(const ImageStack& items, const ModelOptions& model);

/// Items [first, end) as [n, C, H, W] uint8, volumes [n, C, D, H, W], on the CPU, without a copy: the tensor is to be
/// read only, and for no longer than the stack is there.
[[nodiscard]] torch::Tensor viewOf(const ImageStack& items, std::size_t first, std::size_t end);

/// Bytes as floats in [0, 1]; pictures in channels_last order, which halves the time of convolutions on the CPU.
[[nodiscard]] torch::Tensor asFloats(const torch::Tensor& bytes);
/// The order of memory that suits such images.
[[nodiscard]] torch::MemoryFormat memoryFormatOf(const torch::Tensor& images);

/// Items that are embedded or decoded at once, so that what lies between stays small.
[[nodiscard]] std::size_t itemsAtOnce(const ModelOptions& model);

} // namespace stratoscope::learning
