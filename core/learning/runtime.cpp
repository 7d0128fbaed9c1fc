#include "core/learning/runtime.h"

#include "core/learning/device.h"

#include <algorithm>

namespace stratoscope::learning {

void setThreads(int count) { torch::set_num_threads(std::max(1, count)); }

std::string torchVersion() { return TORCH_VERSION; }

std::string resolvedDevice(const std::string& name) { return chooseDevice(name).str(); }

} // namespace stratoscope::learning
