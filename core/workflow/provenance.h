#pragma once

#include "core/cohort/runs.h"

#include <chrono>
#include <filesystem>
#include <string>

namespace stratoscope::workflow {

[[nodiscard]] std::string programVersion();
/// Now, ISO 8601 in UTC to the second.
[[nodiscard]] std::string timestamp();

/// A step while it runs: knows when it began, and makes the run's record when it is done.
class StepClock {
public:
  explicit StepClock(std::string step);

  [[nodiscard]] double seconds() const; ///< since the step began
  /// A run with step, start, duration, library and program versions filled in.
  [[nodiscard]] cohort::Run record(std::string parametersJson, std::uint64_t seed = 0) const;

private:
  std::string step_;
  std::string started_;
  std::chrono::steady_clock::time_point begin_;
};

/// Gives a finished file in `folder` the name of its content: HASH + extension, where HASH is the first 32 digits of
/// its SHA-256. @return the new path. Throws Error::WriteFailed.
std::filesystem::path nameByContent(const std::filesystem::path& file);

} // namespace stratoscope::workflow
