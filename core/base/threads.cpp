#include "core/base/threads.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace stratoscope {
namespace {

std::atomic<int>& chosenCount() {
  static std::atomic<int> count{static_cast<int>(std::max(1U, std::thread::hardware_concurrency()))};
  return count;
}

} // namespace

int threadCount() { return chosenCount(); }

void setThreadCount(int count) { chosenCount() = std::max(1, count); }

void forEachParallel(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failureMutex;
  const auto drain = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      try {
        work(i);
      } catch (...) {
        next = count;
        const std::lock_guard lock(failureMutex);
        failure = failure ? failure : std::current_exception();
      }
    }
  };
  {
    std::vector<std::jthread> helpers;
    const auto wanted = std::min(count, static_cast<std::size_t>(threadCount()));
    for (std::size_t i = 1; i < wanted; ++i) {
      helpers.emplace_back(drain);
    }
    drain();
  }
  if (failure) {
    std::rethrow_exception(failure);
  }
}

} // namespace stratoscope
