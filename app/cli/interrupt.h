#pragma once

#include <stop_token>
#include <thread>

namespace stratoscope::cli {

/// Turns Ctrl-C, a polite kill and a closed terminal into a stop request. The signal's handler does no more than write
/// into a pipe, for which a thread of its own waits. A second signal ends the program at once. A signal that was
/// ignored when the program began (under nohup, in the background of a script) stays ignored. One at a time.
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
