#pragma once

#include <torch/torch.h>

namespace stratoscope::learning {

/// While one is there and `on`, CUDA kernels give the same bytes for the same input: those that cannot warn. The CPU's
/// always do. A setting of the whole process.
class Determinism {
public:
  Determinism(bool on, torch::Device device);
  ~Determinism();
  Determinism(const Determinism&) = delete;
  Determinism& operator=(const Determinism&) = delete;

private:
  bool on_;
};

} // namespace stratoscope::learning
