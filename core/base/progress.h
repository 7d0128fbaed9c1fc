#pragma once

#include "core/base/text.h"

#include <cstdint>
#include <stop_token>

namespace stratoscope {

/// Where a long step says how far it is. Called from the thread that does the work; implementations forward it.
class Progress {
public:
  virtual ~Progress() = default;
  /// @param total 0 when it is not known.
  virtual void report(std::int64_t done, std::int64_t total, const Text& message) = 0;
};

/// For callers that do not want to know.
class SilentProgress final : public Progress {
public:
  void report(std::int64_t, std::int64_t, const Text&) override {}
};

/// Throws Error::Cancelled when a stop was asked for.
void throwIfStopped(const std::stop_token& stop);

} // namespace stratoscope
