#include "core/imaging/deidentification/confidentiality_table.h"

#include <algorithm>

namespace stratoscope::imaging {
namespace {

/// The combinations of option letters that the table has: pairs of a column and its letter.
using Letters = std::vector<std::pair<ProfileOption, char>>;

struct Group {
  Action basic;
  Letters letters;
  std::vector<std::uint32_t> tags;
};

std::vector<Group> groups() {
  using enum ProfileOption;
  const Letters none;
  const Letters uids{{RetainUids, 'K'}};
  const Letters device{{RetainDevice, 'K'}};
  const Letters deviceCleaned{{RetainDevice, 'C'}};
  const Letters institution{{RetainInstitution, 'K'}};
  const Letters patient{{RetainPatient, 'K'}};
  const Letters patientCleaned{{RetainPatient, 'C'}};
  const Letters dates{{FullDates, 'K'}, {ModifiedDates, 'C'}};
  const Letters text{{CleanDescriptors, 'C'}};
  const Letters content{{CleanStructuredContent, 'C'}};
  const Letters graphics{{CleanGraphics, 'C'}};
  const Letters deviceUids{{RetainUids, 'K'}, {RetainDevice, 'K'}};
  const Letters deviceDates{{RetainDevice, 'K'}, {FullDates, 'K'}, {ModifiedDates, 'C'}};
  const Letters patientText{{RetainPatient, 'C'}, {CleanDescriptors, 'C'}};
  return {
#include "core/imaging/deidentification/confidentiality_table.inc"
  };
}

TableRow rowOf(std::uint32_t tag, std::uint32_t mask, Action basic, const Letters& letters) {
  TableRow row{tag, mask, basic, {}};
  for (const auto& [option, letter] : letters) {
    row.options[static_cast<std::size_t>(option)] = letter;
  }
  return row;
}

std::vector<TableRow> build() {
  std::vector<TableRow> rows;
  for (const auto& group : groups()) {
    for (const auto tag : group.tags) {
      rows.push_back(rowOf(tag, 0xffffffff, group.basic, group.letters));
    }
  }
  std::ranges::sort(rows, {}, &TableRow::tag);
  const Letters graphics{{ProfileOption::CleanGraphics, 'C'}};
  rows.push_back(rowOf(0x50000000, 0xff000000, Action::Remove, graphics)); // curves: every element of their groups
  rows.push_back(rowOf(0x60003000, 0xff00ffff, Action::Remove, graphics)); // overlay data
  rows.push_back(rowOf(0x60004000, 0xff00ffff, Action::Remove, graphics)); // overlay comments
  return rows;
}

constexpr std::ptrdiff_t repeatingRows = 3;

} // namespace

const std::vector<TableRow>& confidentialityTable() {
  static const auto rows = build();
  return rows;
}

const TableRow* findRow(std::uint32_t tag) {
  const auto& rows = confidentialityTable();
  const auto exactEnd = rows.end() - repeatingRows;
  const auto exact = std::lower_bound(rows.begin(), exactEnd, tag,
                                      [](const TableRow& row, std::uint32_t wanted) { return row.tag < wanted; });
  if (exact != exactEnd && exact->tag == tag) {
    return &*exact;
  }
  const auto repeating =
      std::find_if(exactEnd, rows.end(), [tag](const TableRow& row) { return (tag & row.mask) == row.tag; });
  return repeating == rows.end() ? nullptr : &*repeating;
}

Ruling ruling(const TableRow& row, const Profile& profile) {
  if (profile.has(ProfileOption::ModifiedDates) && row.of(ProfileOption::ModifiedDates) == 'C') {
    return {Action::Clean, ProfileOption::ModifiedDates};
  }
  for (const char letter : {'K', 'C'}) {
    for (int i = 0; i < columnOptions; ++i) {
      const auto option = static_cast<ProfileOption>(i);
      if (profile.has(option) && row.of(option) == letter) {
        return {letter == 'K' ? Action::Keep : Action::Clean, option};
      }
    }
  }
  return {row.basic, std::nullopt};
}

} // namespace stratoscope::imaging
