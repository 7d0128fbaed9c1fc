#include "core/learning/device.h"

#include "core/base/error.h"

namespace stratoscope::learning {

torch::Device chooseDevice(const std::string& name) {
  const auto cards = torch::cuda::device_count();
  if (name == "cpu" || (name == "auto" && cards == 0)) {
    return {torch::kCPU};
  }
  const bool numbered = name.size() == 6 && name.starts_with("cuda:") && name[5] >= '0' && name[5] <= '9';
  if (name != "auto" && name != "cuda" && !numbered) {
    throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("%1 is not a device; use auto, cpu or cuda"), {name}});
  }
  const auto card = static_cast<torch::DeviceIndex>(numbered ? name[5] - '0' : 0);
  if (static_cast<std::size_t>(card) >= cards) {
    throw Error(ErrorCode::Unsupported, {STRATOSCOPE_TEXT("this machine has no device %1"), {name}}, {},
                STRATOSCOPE_TEXT("Choose auto or cpu"));
  }
  return {torch::kCUDA, card};
}

} // namespace stratoscope::learning
