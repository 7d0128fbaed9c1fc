#pragma once

#include <string>
#include <vector>

namespace stratoscope::workflow {

/// Rewrites values as numbers with a decimal point (1.234,5 becomes 1234.5) where all of them that are not empty are
/// numbers with decimal commas, and at least one has a comma. @return whether it did.
bool readDecimalCommas(std::vector<std::string>& values);

} // namespace stratoscope::workflow
