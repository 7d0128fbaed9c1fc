#pragma once

#include "core/learning/training_options.h"
#include "ui/models/learn_settings.h"

namespace stratoscope::ui {

/// The options of a training that a person asked for. Words that are none of LearnSettings' give the defaults.
[[nodiscard]] learning::TrainingOptions toTrainingOptions(const LearnSettings& settings);

} // namespace stratoscope::ui
