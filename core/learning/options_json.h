#pragma once

#include "core/learning/training_options.h"

#include <string>

namespace stratoscope::learning {

/// The options as a JSON object, for checkpoints and run records.
[[nodiscard]] std::string toJson(const TrainingOptions& options);
/// Throws Error::Unreadable when a field is missing or of another kind, or asks for a network that nobody can mean
/// (images beyond 1024 pixels, an embedding beyond 8192, a width beyond 512, a layer of more than 4e8 weights);
/// `subject` is the file named in the message. Fields that the format did not have at first may be missing.
[[nodiscard]] TrainingOptions trainingOptionsFromJson(const std::string& text, const std::string& subject);

} // namespace stratoscope::learning
