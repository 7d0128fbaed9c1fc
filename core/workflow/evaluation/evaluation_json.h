#pragma once

#include "core/workflow/evaluation/evaluation.h"

#include <string>

namespace stratoscope::workflow {

/// What toJson(const Evaluation&) wrote. Throws Error::Unreadable.
[[nodiscard]] Evaluation evaluationFromJson(const std::string& text);

} // namespace stratoscope::workflow
