#pragma once

#include "core/base/progress.h"

#include <cstdint>
#include <mutex>
#include <optional>

namespace stratoscope::ui {

/// Keeps the last report of a work for a reader on another thread, who comes when he likes: a work that reports a
/// million times a second costs the window nothing. Safe from any thread.
class LatestProgress final : public Progress {
public:
  struct Report {
    std::int64_t done = 0;
    std::int64_t total = 0;
    Text message;
  };

  void report(std::int64_t done, std::int64_t total, const Text& message) override;
  /// The last report, once.
  [[nodiscard]] std::optional<Report> take();

private:
  std::mutex mutex_;
  std::optional<Report> latest_;
};

} // namespace stratoscope::ui
