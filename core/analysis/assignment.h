#pragma once

#include <vector>

namespace stratoscope::analysis {

/// One-to-one assignment of least total cost (Kuhn 1955, in the O(rows^2 columns) form with potentials).
/// @param cost [rows][columns], rows <= columns, all rows of one length, finite.
/// @return the column of each row.
/// Throws Error::InvalidArgument for a matrix of another shape.
[[nodiscard]] std::vector<int> leastCostAssignment(const std::vector<std::vector<double>>& cost);

} // namespace stratoscope::analysis
