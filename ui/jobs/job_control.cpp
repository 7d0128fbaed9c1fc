#include "ui/jobs/job_control.h"

#include "core/base/progress.h"

#include <utility>

namespace stratoscope::ui {

JobControl::JobControl(std::function<void(bool)> waiting) : waiting_(std::move(waiting)) {}

void JobControl::pause() {
  const std::lock_guard lock(mutex_);
  paused_ = true;
}

void JobControl::resume() {
  {
    const std::lock_guard lock(mutex_);
    paused_ = false;
  }
  changed_.notify_all();
}

void JobControl::waitWhilePaused() {
  throwIfStopped(stop_.get_token());
  {
    std::unique_lock lock(mutex_);
    if (!paused_) {
      return;
    }
    if (waiting_) {
      waiting_(true);
    }
    changed_.wait(lock, stop_.get_token(), [this] { return !paused_; });
  }
  throwIfStopped(stop_.get_token());
  if (waiting_) {
    waiting_(false);
  }
}

} // namespace stratoscope::ui
