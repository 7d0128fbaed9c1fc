#include "app/cli/interrupt.h"

#include "app/cli/failure.h"

#include <csignal>
#include <pthread.h>
#include <unistd.h>

namespace stratoscope::cli {
namespace {

constexpr int wakeUp = SIGUSR1; ///< from our own destructor

sigset_t watchedSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, wakeUp}) {
    sigaddset(&signals, signal);
  }
  return signals;
}

void say(const char* line, std::size_t length) {
  // A terminal that is gone is no reason to fail.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line, length);
}

} // namespace

Interrupt::Interrupt() {
  const auto signals = watchedSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  waiter_ = std::thread([this] { wait(); });
}

Interrupt::~Interrupt() {
  pthread_kill(waiter_.native_handle(), wakeUp);
  waiter_.join();
}

void Interrupt::wait() {
  const auto signals = watchedSignals();
  int signal = 0;
  while (sigwait(&signals, &signal) == 0 && signal != wakeUp) {
    if (stop_.stop_requested()) {
      _exit(Interrupted);
    }
    constexpr char line[] = "\nStopping at the next safe point; once more to stop at once\n";
    say(line, sizeof line - 1);
    stop_.request_stop();
  }
}

} // namespace stratoscope::cli
