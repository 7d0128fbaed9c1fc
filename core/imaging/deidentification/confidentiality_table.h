#pragma once

#include "core/imaging/deidentification/action.h"
#include "core/imaging/deidentification/profile.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace stratoscope::imaging {

/// The edition of DICOM PS3.15 whose table E.1-1 is compiled in.
constexpr std::string_view confidentialityEdition = "2026d";

/// One attribute of table E.1-1.
struct TableRow {
  std::uint32_t tag = 0;                     ///< group * 65536 + element; bits that are free are 0
  std::uint32_t mask = 0xffffffff;           ///< bits of a tag that count: repeating groups leave some free
  Action basic = Action::Keep;               ///< in the basic profile
  std::array<char, columnOptions> options{}; ///< for each option that is a column: 'K', 'C' or 0 for no word

  [[nodiscard]] char of(ProfileOption option) const { return options[static_cast<std::size_t>(option)]; }
};

/// All attributes with a tag of their own, sorted by it, then those of repeating groups. Private attributes, the one
/// row without a tag, are not among them: every odd group is private.
[[nodiscard]] const std::vector<TableRow>& confidentialityTable();
/// The row of a tag, or nothing.
[[nodiscard]] const TableRow* findRow(std::uint32_t tag);

/// An action and the option that asked for it.
struct Ruling {
  Action action = Action::Keep;
  std::optional<ProfileOption> option; ///< nothing: the basic profile
};

/// What the profile asks for a row. Keeping goes before cleaning, cleaning before the basic profile; but where dates
/// are shifted, every date is, those that another option keeps too: a date left alone would tell the shift.
[[nodiscard]] Ruling ruling(const TableRow& row, const Profile& profile);

} // namespace stratoscope::imaging
