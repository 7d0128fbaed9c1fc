#pragma once

#include <torch/torch.h>

#include <cstdint>

namespace stratoscope::learning {

/// The generator of one epoch. Every epoch has generators of its own, seeded by (seed, epoch), so that a checkpoint
/// between epochs needs no more random state than these two numbers, on any device.
[[nodiscard]] torch::Generator epochGenerator(torch::Device device, std::uint64_t seed, int epoch);

} // namespace stratoscope::learning
