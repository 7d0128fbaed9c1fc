#pragma once

#include "core/learning/training_options.h"

#include <torch/torch.h>

#include <string>

namespace stratoscope::learning {

/// What Precision::Auto stands for: bfloat16 on CUDA cards that compute in it; on the CPU only where the processor has
/// instructions for it (`processorHasBFloat16`) and a convolution, timed once in this process, is at least half as fast
/// again with them, for LibTorch's kernels may lack them. A deterministic run takes floats, since a time never gives
/// the same answer for sure. The other precisions stand for themselves.
[[nodiscard]] Precision resolvedPrecision(const TrainingOptions& options, torch::Device device);

/// Whether a text of /proc/cpuinfo's form lists avx512_bf16 or amx_bf16.
[[nodiscard]] bool listsBFloat16(const std::string& cpuInformation);

/// Mixed precision for as long as one lives, in its thread alone; without effect where the precision is not BFloat16.
class Autocast {
public:
  Autocast(Precision precision, torch::Device device);
  ~Autocast();
  Autocast(const Autocast&) = delete;
  Autocast& operator=(const Autocast&) = delete;

private:
  bool on_;
  bool cuda_;
};

} // namespace stratoscope::learning
