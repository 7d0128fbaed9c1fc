#pragma once

#include "core/workflow/evaluation/evaluation.h"

#include <string>

namespace stratoscope::cli {

/// The figures side by side: train, test and, where it was asked for, the baseline on raw pixels.
[[nodiscard]] std::string textOf(const workflow::Evaluation& evaluation);

} // namespace stratoscope::cli
