#include "core/learning/determinism.h"

#include <cstdlib>

namespace stratoscope::learning {
namespace {

void set(bool on) {
  at::globalContext().setDeterministicAlgorithms(on, /*warn_only=*/true);
  at::globalContext().setDeterministicCuDNN(on);
}

} // namespace

Determinism::Determinism(bool on, torch::Device device) : on_(on && device.is_cuda()) {
  if (on_) {
    // What NVIDIA's matrix library asks for; it reads this when it is first used.
    setenv("CUBLAS_WORKSPACE_CONFIG", ":4096:8", /*replace=*/0);
    set(true);
  }
}

Determinism::~Determinism() {
  if (on_) {
    set(false);
  }
}

} // namespace stratoscope::learning
