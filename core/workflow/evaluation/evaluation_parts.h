#pragma once

#include "core/cohort/cohort.h"

#include <cstdint>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// One part of the cohort: its items that have a truth, and that truth as numbers.
struct EvaluatedPart {
  std::vector<std::size_t> rows;
  std::vector<int> truth;
};

struct EvaluatedParts {
  std::vector<std::string> classes; ///< in alphabetical order
  EvaluatedPart train;              ///< of the split "train" where there is one, else all
  EvaluatedPart test;               ///< empty where the cohort has no split "test"
};

/// Throws Error::NotFound for no such column, Error::InvalidArgument for fewer than two classes or a training part
/// without a truth.
[[nodiscard]] EvaluatedParts evaluatedParts(const cohort::Cohort& cohort, const std::string& column);

/// What a classifier is trained on, and what its best epoch is chosen by.
struct SupervisedParts {
  std::vector<std::string> classes;
  EvaluatedPart train;
  EvaluatedPart validation; ///< the split "val", else a tenth of the training part
  bool heldOut = false;     ///< the latter
};

/// A held-out tenth holds whole patients (split_groups.h), drawn by the seed; it is empty where all items are one
/// patient's. Throws as evaluatedParts.
[[nodiscard]] SupervisedParts supervisedParts(const cohort::Cohort& cohort, const std::string& column,
                                              std::uint64_t seed);

} // namespace stratoscope::workflow
