#pragma once

#include "core/workflow/snapshot.h"
#include "ui/panels/stepper.h"

#include <QString>

#include <array>

namespace stratoscope::ui {

struct StepView {
  StepState state = StepState::Impossible;
  QString why; ///< what is missing for an impossible step
};

/// How far a cohort is, for the stepper, in the order of Step. The current step is the first that can be done and is
/// not; Explore is current once everything before it is done. Exploring and
/// reporting are never done.
/// @param snapshot null while no cohort is open.
[[nodiscard]] std::array<StepView, Stepper::stepCount> stepViewsOf(const workflow::Snapshot* snapshot);

} // namespace stratoscope::ui
