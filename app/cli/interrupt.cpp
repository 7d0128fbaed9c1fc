#include "app/cli/interrupt.h"

#include "app/cli/failure.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <unistd.h>

namespace stratoscope::cli {
namespace {

// Blocking the signals and waiting for them with sigwait() would not do: OpenBLAS starts threads before main, which
// take them unblocked.
constexpr std::array watched{SIGINT, SIGTERM, SIGHUP};
std::array<int, 2> channel{-1, -1}; ///< read end and write end
constexpr char stopAsked = 's';
constexpr char finished = 'f';

void tell(int descriptor, std::string_view bytes) {
  // Neither a full pipe nor a terminal that is gone is a reason to fail.
  [[maybe_unused]] const auto written = ::write(descriptor, bytes.data(), bytes.size());
}

extern "C" void onSignal(int /*signal*/) {
  const int before = errno;
  tell(channel.back(), {&stopAsked, 1});
  errno = before;
}

void watch(int signal) {
  struct sigaction current {};
  if (sigaction(signal, nullptr, &current) == 0 && current.sa_handler != SIG_IGN) {
    current = {};
    current.sa_handler = onSignal;
    current.sa_flags = SA_RESTART;
    sigaction(signal, &current, nullptr);
  }
}

void leave(int signal) {
  struct sigaction current {};
  if (sigaction(signal, nullptr, &current) == 0 && current.sa_handler == onSignal) {
    std::signal(signal, SIG_DFL);
  }
}

/// The next byte of the pipe.
char nextWord() {
  char word = finished;
  while (::read(channel.front(), &word, 1) < 0 && errno == EINTR) {
  }
  return word;
}

} // namespace

Interrupt::Interrupt() {
  if (pipe(channel.data()) != 0) {
    return; // as without this class: Ctrl-C ends the program
  }
  waiter_ = std::thread([this] { wait(); });
  for (const int signal : watched) {
    watch(signal);
  }
}

Interrupt::~Interrupt() {
  if (!waiter_.joinable()) {
    return;
  }
  for (const int signal : watched) {
    leave(signal);
  }
  tell(channel.back(), {&finished, 1});
  waiter_.join();
  for (const int descriptor : channel) {
    close(descriptor);
  }
}

void Interrupt::wait() {
  while (nextWord() == stopAsked) {
    if (stop_.stop_requested()) {
      _exit(Interrupted);
    }
    tell(STDERR_FILENO, "\nStopping at the next safe point; once more to stop at once\n");
    stop_.request_stop();
  }
}

} // namespace stratoscope::cli
