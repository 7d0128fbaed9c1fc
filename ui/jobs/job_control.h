#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>

namespace stratoscope::ui {

/// How the window speaks to the work of one job: stop, pause, go on. Safe from any thread.
class JobControl {
public:
  /// @param waiting called on the work's thread with true when it begins to wait and false when it goes on.
  explicit JobControl(std::function<void(bool)> waiting = {});

  [[nodiscard]] std::stop_token stopToken() const { return stop_.get_token(); }
  void stop() { stop_.request_stop(); }
  void pause();
  void resume();
  /// For the work, between two of its steps: returns at once, or after a pause when it may go on.
  /// Throws Error::Cancelled when it is to stop, also during a pause.
  void waitWhilePaused();

private:
  std::stop_source stop_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  bool paused_ = false;
  std::function<void(bool)> waiting_;
};

} // namespace stratoscope::ui
