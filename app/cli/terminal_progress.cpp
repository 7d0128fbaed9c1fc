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

std::string rateText(std::int64_t rate) {
  return rate > 0 ? std::string(", ").append(std::to_string(rate)).append("/s") : std::string();
}

} // namespace

std::string progressBar(std::int64_t done, std::int64_t total, const std::string& message, std::int64_t rate) {
  if (total <= 0) {
    return message + " " + std::to_string(done) + rateText(rate);
  }
  const auto share = percent(done, total);
  auto bar = std::string(static_cast<std::size_t>(share * barWidth / 100), '#');
  bar.resize(static_cast<std::size_t>(barWidth), '.');
  const auto* const space = share < 10 ? "  " : share < 100 ? " " : "";
  return std::string("[").append(bar).append("] ").append(space).append(std::to_string(share)) + " %  " + message +
         rateText(rate);
}

std::string progressLine(std::int64_t done, std::int64_t total, const std::string& message, std::int64_t rate) {
  if (total <= 0) {
    return message + ": " + std::to_string(done) + rateText(rate);
  }
  return message + ": " + std::to_string(done) + " of " + std::to_string(total) + " (" +
         std::to_string(percent(done, total)) + " %)" + rateText(rate);
}

TerminalProgress::TerminalProgress(bool terminal) : terminal_(terminal) {}

bool TerminalProgress::isDue(std::int64_t done, std::int64_t total, const Text& message) {
  const auto now = std::chrono::steady_clock::now();
  const bool fresh = message.source != message_;
  const auto interval = terminal_ ? std::chrono::milliseconds(barInterval) : std::chrono::milliseconds(lineInterval);
  const bool complete = total > 0 && done == total;
  if (!fresh && !complete && now - last_ < interval) {
    return false;
  }
  if (fresh) {
    begin_ = now;
    first_ = done;
  }
  message_ = message.source;
  last_ = now;
  return true;
}

std::int64_t TerminalProgress::rate(std::int64_t done) const {
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin_;
  return passed < 1s ? 0 : static_cast<std::int64_t>(static_cast<double>(done - first_) / passed.count());
}

void TerminalProgress::report(std::int64_t done, std::int64_t total, const Text& message) {
  const std::lock_guard lock(mutex_);
  if (!isDue(done, total, message)) {
    return;
  }
  if (terminal_) {
    std::cerr << "\r\033[K" << progressBar(done, total, message.english(), rate(done)) << std::flush;
    drawn_ = true;
  } else {
    std::cerr << progressLine(done, total, message.english(), rate(done)) << '\n' << std::flush;
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
