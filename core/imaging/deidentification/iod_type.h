#pragma once

#include "core/imaging/deidentification/action.h"

#include <cstdint>
#include <string_view>

namespace stratoscope::imaging {

/// Makes a combined action of table E.1-1 (X/Z, X/D, Z/D, X/Z/D, X/Z/U*) a single one by the attribute's type in the
/// IOD where that is known: type 3 is removed, type 2 emptied. Else the one that is valid for every type the table
/// reckons with: a dummy before zero length; for sequences of references, their UIDs mapped. Single actions stay.
[[nodiscard]] Action singleAction(Action action, std::uint32_t tag, std::string_view sopClass, bool nested);

} // namespace stratoscope::imaging
