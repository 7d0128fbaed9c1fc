#pragma once

#include "core/learning/training_options.h"

#include <torch/torch.h>

namespace stratoscope::learning {

/// What Precision::Auto stands for: bfloat16 on CUDA cards whose convolutions compute in it, and floats on the CPU.
/// Even a processor with instructions for bfloat16 (AMX) takes five times as long with it in LibTorch 1.13, and a
/// choice by a time measured at the start would not give the same bytes for the same seed. The other precisions stand
/// for themselves.
[[nodiscard]] Precision resolvedPrecision(const TrainingOptions& options, torch::Device device);

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
