#pragma once

#include "core/cohort/cohort.h"

#include <vector>

namespace stratoscope::cohort {

/// Saves the rows under a name; an earlier selection of that name is replaced. Makes its own transaction.
/// Throws Error::WriteFailed.
void saveSelection(Cohort& cohort, const std::string& name, const std::vector<int>& rows);
/// Forgets it; nothing where there is none of this name. Makes its own transaction. Throws Error::WriteFailed.
void removeSelection(Cohort& cohort, const std::string& name);

struct SavedSelection {
  std::string name;
  int count = 0; ///< of items
};
[[nodiscard]] std::vector<SavedSelection> savedSelections(const Cohort& cohort); ///< by name
/// Throws Error::NotFound.
[[nodiscard]] std::vector<int> selection(const Cohort& cohort, const std::string& name);

} // namespace stratoscope::cohort
