#pragma once

#include "core/imaging/deidentification/element_rule.h"

namespace stratoscope::imaging {

/// The rule for a private element, see safe_private.h; a safe one stays only where its value is of numbers or a code
/// word. Elements of an item are judged in the order of their tags: a
/// block's creator, where it is not a safe one, is gone by the time its elements are judged.
[[nodiscard]] Decision privateRule(DcmElement& element, const Place& place);

/// The rule for a standard element that table E.1-1 has no row for, see `decide`.
[[nodiscard]] Decision unlistedRule(DcmElement& element, const Place& place);

} // namespace stratoscope::imaging
