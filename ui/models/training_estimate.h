#pragma once

#include "core/workflow/snapshot.h"

#include <QString>

namespace stratoscope::ui {

/// What the time and memory of a training depend on.
struct TrainingBasis {
  int items = 0;              ///< that would be trained on
  double bytes = 0;           ///< of their pixels, which stay in memory
  double imagesPerSecond = 0; ///< of the cohort's newest training; 0 where there was none
};

[[nodiscard]] TrainingBasis trainingBasisOf(const workflow::Snapshot& snapshot);
/// Images, memory and, where a training tells how fast this computer is, time. Empty for no items.
[[nodiscard]] QString estimateText(const TrainingBasis& basis, int epochs);

} // namespace stratoscope::ui
