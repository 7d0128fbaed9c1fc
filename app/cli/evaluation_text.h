#pragma once

#include "core/workflow/evaluation/evaluation.h"

#include <string>

namespace stratoscope::cli {

/// The figures side by side: train, test and, where they were asked for, the baselines: raw pixels and a classifier.
[[nodiscard]] std::string textOf(const workflow::Evaluation& evaluation);

} // namespace stratoscope::cli
