#pragma once

#include "core/imaging/deidentification/element_rule.h"

#include <array>
#include <cstdint>
#include <map>

namespace stratoscope::imaging {

constexpr int deeds = 11;

/// What was done to the elements of one file or of many; never a value.
struct CleaningReport {
  std::array<std::int64_t, deeds> counts{};    ///< by Deed, elements of nested items too
  std::map<std::uint32_t, ProfileOption> kept; ///< tags that an option kept, shifted or cleaned
  std::int64_t overlays = 0;                   ///< elements of overlay groups, removed
  std::int64_t privateRemoved = 0;
  std::int64_t unknownRemoved = 0; ///< not in the data dictionary, or of VR UN
  std::int64_t namesFound = 0;     ///< texts without a rule that held a part of a name or identifier

  void add(const CleaningReport& other);
};

[[nodiscard]] const char* deedName(Deed deed);

} // namespace stratoscope::imaging
