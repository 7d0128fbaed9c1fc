#pragma once

#include <string>

namespace stratoscope::learning {

/// Threads that one tensor operation may use; at least 1. From the first call on, idle threads sleep instead of
/// spinning.
void setThreads(int count);
/// "1.13.1" and the like, for provenance.
[[nodiscard]] std::string torchVersion();
/// What a device name stands for on this machine: "cpu" or "cuda:0". Throws as chooseDevice does.
[[nodiscard]] std::string resolvedDevice(const std::string& name);

} // namespace stratoscope::learning
