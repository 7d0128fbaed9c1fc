#pragma once

#include "core/workflow/evaluation/supervised_training.h"

#include <string>
#include <vector>

namespace stratoscope::workflow {

/// Fills in what the epochs tell: the best one and its accuracy, the speed and the seconds.
void fillCurve(SupervisedResult& result, const std::vector<learning::SupervisedReport>& reports);

/// One object: run, truth, backbone, epochs, best_epoch, validation_acc, items, validation_items, held_out, losses,
/// images_per_second, seconds, device; runs store the same.
[[nodiscard]] std::string toJson(const SupervisedResult& result);
/// Throws Error::Unreadable.
[[nodiscard]] SupervisedResult supervisedResultFromJson(const std::string& text);

} // namespace stratoscope::workflow
