#pragma once

#include "core/imaging/deidentification/identifying_words.h"

#include <string>
#include <string_view>

namespace stratoscope::imaging {

/// A description with only those words left that are known to be harmless: terms of anatomy, technique and display out
/// of a list, and numbers of up to three digits, alone or behind such a term ("T2", "TE90", "5MM"). A word that
/// identifies elsewhere in the same file goes too, although it is in the list. Empty when nothing is left.
[[nodiscard]] std::string cleanedDescriptor(std::string_view text, const IdentifyingWords& identifying);

} // namespace stratoscope::imaging
