#pragma once

#include <cstdint>
#include <string>

namespace stratoscope::imaging {

/// "(0010,0040)".
[[nodiscard]] std::string tagText(std::uint32_t tag);
/// The keyword of the data dictionary, "PatientSex"; "Private" and "Unknown" where there is none.
[[nodiscard]] std::string elementName(std::uint32_t tag);

} // namespace stratoscope::imaging
