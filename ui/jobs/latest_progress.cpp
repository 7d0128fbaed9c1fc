#include "ui/jobs/latest_progress.h"

#include <utility>

namespace stratoscope::ui {

void LatestProgress::report(std::int64_t done, std::int64_t total, const Text& message) {
  const std::lock_guard lock(mutex_);
  latest_ = Report{done, total, message};
}

std::optional<LatestProgress::Report> LatestProgress::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(latest_, std::nullopt);
}

} // namespace stratoscope::ui
