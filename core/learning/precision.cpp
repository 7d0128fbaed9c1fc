#include "core/learning/precision.h"

#include <ATen/autocast_mode.h>
#include <ATen/detail/CUDAHooksInterface.h>

namespace stratoscope::learning {
namespace {

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
void setAutocast(bool cuda, bool on) {
  const auto device = cuda ? at::kCUDA : at::kCPU;
  at::autocast::set_autocast_dtype(device, at::kBFloat16);
  at::autocast::set_autocast_enabled(device, on);
}
#else
void setAutocast(bool cuda, bool on) {
  if (cuda) {
    at::autocast::set_autocast_gpu_dtype(at::kBFloat16);
    at::autocast::set_enabled(on);
  } else {
    at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
    at::autocast::set_cpu_enabled(on);
  }
}
#endif

} // namespace

Precision resolvedPrecision(const TrainingOptions& options, torch::Device device) {
  if (options.precision != Precision::Auto) {
    return options.precision;
  }
  const bool gains = device.is_cuda() && at::detail::getCUDAHooks().supportsBFloat16ConvolutionWithCuDNNv8();
  return gains ? Precision::BFloat16 : Precision::Float;
}

Autocast::Autocast(Precision precision, torch::Device device)
    : on_(precision == Precision::BFloat16), cuda_(device.is_cuda()) {
  if (on_) {
    at::autocast::increment_nesting();
    setAutocast(cuda_, true);
  }
}

Autocast::~Autocast() {
  if (on_) {
    setAutocast(cuda_, false);
    // Weights change with the next step, so their copies of fewer bits are of no more use.
    at::autocast::decrement_nesting();
    at::autocast::clear_cache();
  }
}

} // namespace stratoscope::learning
