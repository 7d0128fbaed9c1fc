#pragma once

#include "core/base/error.h"
#include "core/base/text.h"

#include <QDateTime>
#include <QString>

#include <cstdint>
#include <optional>

namespace stratoscope::ui {

using JobId = int; ///< from 1; never given twice by one JobCenter

/// Where a job runs. Jobs of the GPU lane never run together; training uses it on machines without a GPU too.
enum class Lane { Io, Cpu, Gpu };

enum class JobState { Queued, Running, Paused, Done, Failed, Cancelled };

/// What a person may know of one job; a value, read on the window's thread.
struct Job {
  JobId id = 0;
  QString title;
  Lane lane = Lane::Cpu;
  JobState state = JobState::Queued;
  bool pausable = false;
  bool pauseRequested = false; ///< asked for; the state becomes Paused when the work has come to a place to wait
  bool stopRequested = false;
  std::int64_t done = 0;
  std::int64_t total = 0;       ///< 0 when it is not known
  Text message;                 ///< of the last report
  double rate = 0;              ///< of `done` in a second, smoothed; 0 when it is not known
  QDateTime started;            ///< invalid until it runs
  QDateTime ended;              ///< invalid until it is finished
  std::optional<double> figure; ///< what a work tells of itself as it goes, such as its loss
  QString result;               ///< what the caller had to say of a finished job; may be empty
  std::optional<Error> error;

  [[nodiscard]] bool finished() const {
    return state == JobState::Done || state == JobState::Failed || state == JobState::Cancelled;
  }
  /// Seconds until `total` at this rate; nothing where that cannot be said.
  [[nodiscard]] std::optional<double> secondsLeft() const {
    if (state != JobState::Running || rate <= 0 || total <= done) {
      return std::nullopt;
    }
    return static_cast<double>(total - done) / rate;
  }
};

} // namespace stratoscope::ui
