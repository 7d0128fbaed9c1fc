#pragma once

#include <cstdint>
#include <string_view>

namespace stratoscope::imaging {

/// Whether a private element is kept by the Retain Safe Private option: acquisition parameters out of DICOM PS3.15
/// table E.3.10-1, numbers and fixed codes only; the table's sequences, bulk data and free texts are left out.
/// @param element the low byte counts: the high one is the block that the file reserved.
[[nodiscard]] bool isSafePrivate(std::string_view creator, std::uint16_t group, std::uint16_t element);
/// Whether a private creator has a safe element in this group.
[[nodiscard]] bool isSafeCreator(std::string_view creator, std::uint16_t group);

} // namespace stratoscope::imaging
