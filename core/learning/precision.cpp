#include "core/learning/precision.h"

#include <ATen/autocast_mode.h>
#include <ATen/detail/CUDAHooksInterface.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>

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

bool processorHasBFloat16() {
  std::ifstream file("/proc/cpuinfo");
  return listsBFloat16(std::string(std::istreambuf_iterator<char>(file), {}));
}

/// Of a convolution like those of the network, forwards and backwards, in one precision.
double secondsOfConvolution(Precision precision) {
  auto images = torch::ones({32, 16, 32, 32}).contiguous(torch::MemoryFormat::ChannelsLast);
  auto weights = torch::ones({16, 16, 3, 3}).contiguous(torch::MemoryFormat::ChannelsLast).requires_grad_();
  const auto run = [&] {
    torch::Tensor result;
    {
      const Autocast autocast(precision, torch::kCPU);
      result = torch::conv2d(images, weights, {}, 1, 1);
    }
    result.to(torch::kFloat32).sum().backward();
  };
  run(); // the first use of a kernel builds it
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const auto start = std::chrono::steady_clock::now();
    run();
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

bool processorGainsByBFloat16() {
  static const bool gains = [] {
    constexpr double clearly = 1.5;
    return processorHasBFloat16() &&
           secondsOfConvolution(Precision::Float) > clearly * secondsOfConvolution(Precision::BFloat16);
  }();
  return gains;
}

} // namespace

bool listsBFloat16(const std::string& cpuInformation) {
  return cpuInformation.find("avx512_bf16") != std::string::npos ||
         cpuInformation.find("amx_bf16") != std::string::npos;
}

Precision resolvedPrecision(const TrainingOptions& options, torch::Device device) {
  if (options.precision != Precision::Auto) {
    return options.precision;
  }
  if (options.deterministic) {
    return Precision::Float;
  }
  const bool gains = device.is_cuda() ? at::detail::getCUDAHooks().supportsBFloat16ConvolutionWithCuDNNv8()
                                      : processorGainsByBFloat16();
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
