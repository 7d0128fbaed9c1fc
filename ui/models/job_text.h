#pragma once

#include "ui/jobs/job.h"

#include <QString>

namespace stratoscope::ui {

/// How far a job is, how fast and how long still, or what came of it: one line for a list, such as
/// "Reading headers · 12,480 of 47,112 · 2,900/s · 38 s left". A message that brings numbers of its own stands alone.
[[nodiscard]] QString progressText(const Job& job);
/// "38 s", "4 min", "1 h 5 min"; below a second "1 s".
[[nodiscard]] QString durationText(double seconds);

} // namespace stratoscope::ui
