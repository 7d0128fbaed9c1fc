#pragma once

#include "core/learning/supervised/supervised_options.h"

#include <string>
#include <vector>

namespace stratoscope::learning {

/// "cae" (the encoder), "resnet18", "resnet50".
[[nodiscard]] std::string nameOf(Backbone backbone);

[[nodiscard]] std::string toJson(const SupervisedOptions& options);
/// Throws Error::Unreadable when a field is missing, of another kind or beyond what anybody means; `subject` is the
/// file named in the message.
[[nodiscard]] SupervisedOptions supervisedOptionsFromJson(const std::string& text, const std::string& subject);

/// A list with an object for each epoch: epoch, loss, accuracy, validation_loss, validation_accuracy, best,
/// images_per_second, seconds. NaN is written as null.
[[nodiscard]] std::string toJson(const std::vector<SupervisedReport>& reports);
/// Throws Error::Unreadable as above.
[[nodiscard]] std::vector<SupervisedReport> supervisedReportsFromJson(const std::string& text,
                                                                      const std::string& subject);

} // namespace stratoscope::learning
