#include "core/learning/random.h"

#include <ATen/CPUGeneratorImpl.h>

namespace stratoscope::learning {
namespace {

/// SplitMix64 (Steele et al. 2014): neighbouring seeds and epochs give unrelated streams.
std::uint64_t mixed(std::uint64_t value) {
  value += 0x9e3779b97f4a7c15;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

} // namespace

torch::Generator epochGenerator(torch::Device device, std::uint64_t seed, int epoch) {
  const auto own = mixed(mixed(seed) + static_cast<std::uint64_t>(epoch));
  if (device.is_cpu()) {
    return at::detail::createCPUGenerator(own);
  }
  auto generator = at::globalContext().defaultGenerator(device).clone();
  generator.set_current_seed(own);
  return generator;
}

} // namespace stratoscope::learning
