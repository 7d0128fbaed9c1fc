#pragma once

#include <torch/torch.h>

#include <string>

namespace stratoscope::learning {

/// @param name auto (CUDA where there is one), cpu, cuda or cuda:n.
/// Throws Error::InvalidArgument for another name, Error::Unsupported for a device this machine lacks.
[[nodiscard]] torch::Device chooseDevice(const std::string& name);

} // namespace stratoscope::learning
