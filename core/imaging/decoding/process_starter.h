#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <future>
#include <mutex>
#include <queue>
#include <sys/types.h>
#include <thread>

namespace stratoscope::imaging {

/// What a started program gets: standard input and descriptor 3; output and error lead to nowhere, all else is closed.
struct Descriptors {
  int input = -1;
  int three = -1;
};

/// Starts programs from one thread that lives as long as this object. The kernel ends a process that asked for it
/// (PR_SET_PDEATHSIG) together with the thread that started it, not only with the whole parent.
class ProcessStarter {
public:
  ProcessStarter();
  ~ProcessStarter();
  ProcessStarter(const ProcessStarter&) = delete;
  ProcessStarter& operator=(const ProcessStarter&) = delete;

  /// Starts a program in a process group of its own, its only argument this process's id. From any thread.
  /// Throws Error::NotFound when it cannot be started.
  [[nodiscard]] pid_t start(const std::filesystem::path& program, const Descriptors& descriptors);

private:
  void work();

  std::mutex mutex_;
  std::condition_variable wakeUp_;
  std::queue<std::packaged_task<pid_t()>> tasks_;
  bool ending_ = false;
  std::thread thread_;
};

} // namespace stratoscope::imaging
