#pragma once

#include <cstddef>
#include <functional>

namespace stratoscope {

/// Threads that one step may use; the machine's cores until it is set. At least 1.
[[nodiscard]] int threadCount();
void setThreadCount(int count);

/// Calls `work(i)` for each i below `count` from threadCount() threads; returns when all are done. An exception ends
/// the hand-out of further indices, and the first one is thrown here.
void forEachParallel(std::size_t count, const std::function<void(std::size_t)>& work);

} // namespace stratoscope
