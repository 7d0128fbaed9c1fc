#pragma once

#include "core/cohort/cohort.h"

#include <cstdint>
#include <vector>

namespace stratoscope::cohort {

struct LabelSet {
  std::int64_t id = 0;
  std::string name;
  std::vector<std::string> classes; ///< class 0 is on key 1, and so on
};

/// One row of the append-only history: who gets which class, and what it replaced. Undo appends the reverse.
struct LabelChange {
  std::int64_t id = 0;
  int row = 0;
  int before = -1; ///< class, or -1 for none
  int after = -1;
  std::string at = {}; ///< ISO 8601, UTC
  bool undo = false;
};

/// All of these make their own transaction and throw Error::WriteFailed.
/// The set of this name, made if there is none.
LabelSet labelSet(Cohort& cohort, const std::string& name);
[[nodiscard]] std::vector<LabelSet> labelSets(const Cohort& cohort);
/// @return the class's index, an existing one where the name is taken.
int addClass(Cohort& cohort, std::int64_t set, const std::string& name);
/// Gives every row the class (or none, -1); rows that have it already are left out.
/// @return the changes made, to be handed to reverse() by an undo.
std::vector<LabelChange> label(Cohort& cohort, std::int64_t set, const std::vector<int>& rows, int labelClass);
/// Appends the reverse of changes, newest first. A row that was changed since is set back all the same.
std::vector<LabelChange> reverse(Cohort& cohort, std::int64_t set, const std::vector<LabelChange>& changes);
/// The class of every item by row, -1 for none.
[[nodiscard]] std::vector<int> labels(const Cohort& cohort, std::int64_t set);
[[nodiscard]] std::vector<LabelChange> history(const Cohort& cohort, std::int64_t set);

} // namespace stratoscope::cohort
