#pragma once

#include <cstdint>
#include <string_view>

namespace stratoscope::imaging {

/// Whether a private element is kept by the Retain Safe Private option: 29 acquisition parameters out of DICOM PS3.15
/// table E.3.10-1, edition 2026d (no sequences, bulk data or free texts: the ultrasound rows are left out). Tags and
/// meanings were compared, row by row, with the private dictionary of pydicom 2.3.1, which has all of them but
/// ELSCINT1's phantom type (01E1,xx26), and for Philips' scale slope and intercept the tags without a name. What a row
/// has for a value representation there is numbers (DS, IS, US, SS, SL, FL, FD), a ratio (SH) or a code (CS).
/// @param element the low byte counts: the high one is the block that the file reserved.
[[nodiscard]] bool isSafePrivate(std::string_view creator, std::uint16_t group, std::uint16_t element);
/// Whether a private creator has a safe element in this group.
[[nodiscard]] bool isSafeCreator(std::string_view creator, std::uint16_t group);

} // namespace stratoscope::imaging
