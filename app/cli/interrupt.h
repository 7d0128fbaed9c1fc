#pragma once

#include <stop_token>
#include <thread>

namespace stratoscope::cli {

/// Turns Ctrl-C, a polite kill and a closed terminal into a stop request. Made before any other thread, for these
/// signals are blocked in this thread and all that it starts, and one thread of its own waits for them: so no work is
/// done inside a signal handler. A second signal ends the program at once.
class Interrupt {
public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }

private:
  void wait();

  std::stop_source stop_;
  std::thread waiter_;
};

} // namespace stratoscope::cli
