#pragma once

#include <cstdint>
#include <dcmtk/dcmdata/dcelem.h>

namespace stratoscope::imaging {

/// Group * 65536 + element.
[[nodiscard]] inline std::uint32_t numberOf(const DcmElement& element) {
  return (std::uint32_t{element.getGTag()} << 16) | element.getETag();
}

[[nodiscard]] inline bool isSequence(const DcmElement& element) { return element.ident() == EVR_SQ; }

[[nodiscard]] inline bool isDate(DcmEVR vr) { return vr == EVR_DA || vr == EVR_DT; }

} // namespace stratoscope::imaging
