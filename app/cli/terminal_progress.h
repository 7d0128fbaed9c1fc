#pragma once

#include "core/base/progress.h"

#include <chrono>
#include <mutex>
#include <string>

namespace stratoscope::cli {

/// Progress on stderr: a bar that is drawn over itself on a terminal, else plain lines, one when a new message begins
/// and one every few seconds. May be called from any thread.
class TerminalProgress final : public Progress {
public:
  explicit TerminalProgress(bool terminal);

  void report(std::int64_t done, std::int64_t total, const Text& message) override;
  /// Takes the bar away before something else is written.
  void clear();

private:
  /// Also begins to count where the message is a new one.
  [[nodiscard]] bool isDue(std::int64_t done, std::int64_t total, const Text& message);
  /// Done since the message is a second old, each second; 0 before.
  [[nodiscard]] std::int64_t rate(std::int64_t done) const;

  bool terminal_;
  bool drawn_ = false;
  std::mutex mutex_;
  std::string message_; ///< template of the last line
  std::chrono::steady_clock::time_point last_{};
  std::chrono::steady_clock::time_point begin_{}; ///< when the message was new
  std::int64_t first_ = 0;                        ///< what was done then
};

/// "[######......]  50 %  Reading images, 911/s"; without the bar where the total is not known, and without the rate
/// where that is 0.
[[nodiscard]] std::string progressBar(std::int64_t done, std::int64_t total, const std::string& message,
                                      std::int64_t rate = 0);
/// "Reading images: 12 of 24 (50 %), 911/s".
[[nodiscard]] std::string progressLine(std::int64_t done, std::int64_t total, const std::string& message,
                                       std::int64_t rate = 0);

} // namespace stratoscope::cli
