#include "app/cli/terminal_progress.h"

#include <algorithm>
#include <iostream>

namespace stratoscope::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto barInterval = 100ms;
constexpr auto lineInterval = 5s;
constexpr std::int64_t barWidth = 24;

std::int64_t percent(std::int64_t done, std::int64_t total) {
  return std::clamp<std::int64_t>(done * 100 / total, 0, 100);
}

} // namespace

std::string progressBar(std::int64_t done, std::int64_t total, const std::string& message) {
  if (total <= 0) {
    return message + " " + std::to_string(done);
  }
  const auto share = percent(done, total);
  auto bar = std::string(static_cast<std::size_t>(share * barWidth / 100), '#');
  bar.resize(static_cast<std::size_t>(barWidth), '.');
  const auto* const space = share < 10 ? "  " : share < 100 ? " " : "";
  return std::string("[").append(bar).append("] ").append(space).append(std::to_string(share)) + " %  " + message;
}

std::string progressLine(std::int64_t done, std::int64_t total, const std::string& message) {
  if (total <= 0) {
    return message + ": " + std::to_string(done);
  }
  return message + ": " + std::to_string(done) + " of " + std::to_string(total) + " (" +
         std::to_string(percent(done, total)) + " %)";
}

TerminalProgress::TerminalProgress(bool terminal) : terminal_(terminal) {}

bool TerminalProgress::isDue(const Text& message) {
  const auto now = std::chrono::steady_clock::now();
  const bool fresh = message.source != message_;
  const auto interval = terminal_ ? std::chrono::milliseconds(barInterval) : std::chrono::milliseconds(lineInterval);
  if (!fresh && now - last_ < interval) {
    return false;
  }
  message_ = message.source;
  last_ = now;
  return true;
}

void TerminalProgress::report(std::int64_t done, std::int64_t total, const Text& message) {
  const std::lock_guard lock(mutex_);
  if (!isDue(message)) {
    return;
  }
  if (terminal_) {
    std::cerr << "\r\033[K" << progressBar(done, total, message.english()) << std::flush;
    drawn_ = true;
  } else {
    std::cerr << progressLine(done, total, message.english()) << '\n' << std::flush;
  }
}

void TerminalProgress::clear() {
  const std::lock_guard lock(mutex_);
  if (drawn_) {
    std::cerr << "\r\033[K" << std::flush;
    drawn_ = false;
  }
}

} // namespace stratoscope::cli
