#pragma once

#include "core/cohort/cohort.h"

#include <vector>

namespace stratoscope::cohort {

/// Saves the rows under a name; an earlier selection of that name is replaced. Makes its own transaction.
/// Throws Error::WriteFailed.
void saveSelection(Cohort& cohort, const std::string& name, const std::vector<int>& rows);
[[nodiscard]] std::vector<std::string> selectionNames(const Cohort& cohort);
/// Throws Error::NotFound.
[[nodiscard]] std::vector<int> selection(const Cohort& cohort, const std::string& name);

} // namespace stratoscope::cohort
