#pragma once

#include "ui/jobs/job.h"

#include <QThreadPool>

#include <array>
#include <functional>

namespace stratoscope::ui {

/// The three lanes: IO with 2 threads, CPU with one less than the machine's cores (at least 1), GPU with exactly 1.
class Lanes {
public:
  Lanes();
  ~Lanes() { drain(); }
  Lanes(const Lanes&) = delete;
  Lanes& operator=(const Lanes&) = delete;

  [[nodiscard]] static int threads(Lane lane);
  /// Runs `work` when the lane has room, in the order of the calls. It must not throw.
  void start(Lane lane, std::function<void()> work);
  /// Forgets what has not begun and waits for the rest.
  void drain();

private:
  std::array<QThreadPool, 3> pools_;
};

} // namespace stratoscope::ui
