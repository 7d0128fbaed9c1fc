#pragma once

#include "core/cohort/cohort.h"

#include <map>
#include <set>
#include <string>

namespace stratoscope::cohort {

/// Columns that tables were joined to, as opposed to those that images brought with them.
[[nodiscard]] std::set<std::string> joinedColumns(const Cohort& cohort);

/// Sets a column's value of items; a column that is new by this is noted as a joined one, even where it holds no value.
/// An empty value takes the item's value away. Items that are not named keep theirs. The caller holds the Transaction.
/// Throws Error::WriteFailed.
void joinColumn(Cohort& cohort, const std::string& column, const std::map<int, std::string>& valueOfRow);

} // namespace stratoscope::cohort
