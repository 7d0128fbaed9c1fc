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
  [[nodiscard]] bool isDue(const Text& message);

  bool terminal_;
  bool drawn_ = false;
  std::mutex mutex_;
  std::string message_; ///< template of the last line
  std::chrono::steady_clock::time_point last_{};
};

/// "[######......]  50 %  Reading images"; without the bar where the total is not known.
[[nodiscard]] std::string progressBar(std::int64_t done, std::int64_t total, const std::string& message);
/// "Reading images: 12 of 24 (50 %)".
[[nodiscard]] std::string progressLine(std::int64_t done, std::int64_t total, const std::string& message);

} // namespace stratoscope::cli
