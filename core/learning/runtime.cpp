#include "core/learning/runtime.h"

#include "core/learning/device.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <omp.h>
#include <thread>

namespace stratoscope::learning {
namespace {

/// GCC's OpenMP lets idle threads spin for about a millisecond, unless it manages more threads than there are cores.
/// On cores that are shared with a window, an import or another program, the spinning takes the time that the thread
/// waited for would need: training then runs at a third of its speed. A team of threads that never works again makes
/// them more than the cores. The environment could say the same (OMP_WAIT_POLICY), but is read before main.
void endBusyWaiting() {
  std::thread([] {
    std::atomic<int> members = 0;
#pragma omp parallel num_threads(std::max(2, omp_get_num_procs()))
    ++members; // an empty region would be left out; the team stays for as long as its first thread does
    while (true) {
      std::this_thread::sleep_for(std::chrono::hours(24));
    }
  }).detach();
}

} // namespace

void setThreads(int count) {
  static std::once_flag once;
  std::call_once(once, endBusyWaiting);
  torch::set_num_threads(std::max(1, count));
}

std::string torchVersion() { return TORCH_VERSION; }

std::string resolvedDevice(const std::string& name) { return chooseDevice(name).str(); }

} // namespace stratoscope::learning
