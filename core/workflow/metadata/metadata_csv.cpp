#include "core/workflow/metadata/metadata_csv.h"

#include "core/base/error.h"
#include "core/cohort/columns.h"
#include "core/cohort/items.h"
#include "core/cohort/patients.h"
#include "core/workflow/metadata/decimal_comma.h"

#include <algorithm>
#include <map>
#include <set>

namespace stratoscope::workflow {
namespace {

/// The row of the table that each item gets: the first one that names it.
class ItemRows {
public:
  ItemRows(const CsvTable& table, const RowMatches& matches) : matches_(matches) {
    for (std::size_t row = 0; row < matches.items.size(); ++row) {
      for (const int item : matches.items[row]) {
        const auto [place, first] = rowOfItem_.emplace(item, row);
        if (!first && table.rows[place->second] != table.rows[row]) {
          conflicting_.insert(place->second);
        }
      }
    }
  }

  [[nodiscard]] std::size_t count() const { return rowOfItem_.size(); }
  [[nodiscard]] const std::set<std::size_t>& conflicting() const { return conflicting_; }
  [[nodiscard]] bool used(std::size_t row) const { return !matches_.items[row].empty(); }

  /// An item's value, from the values of rows.
  [[nodiscard]] std::map<int, std::string> valueOfItem(const std::vector<std::string>& valueOfRow) const {
    std::map<int, std::string> values;
    for (const auto& [item, row] : rowOfItem_) {
      values[item] = valueOfRow[row];
    }
    return values;
  }

private:
  const RowMatches& matches_;
  std::map<int, std::size_t> rowOfItem_;
  std::set<std::size_t> conflicting_; ///< first rows
};

std::vector<std::string> keysOf(const CsvTable& table, std::size_t column, const auto& rows) {
  std::vector<std::string> keys;
  std::ranges::transform(rows, std::back_inserter(keys), [&](std::size_t row) { return table.rows[row][column]; });
  return keys;
}

JoinReport reportOf(const CsvTable& table, const RowMatches& matches, const ItemRows& rows, int items) {
  JoinReport report;
  report.key = matches.key;
  report.keyColumn = table.header[matches.column];
  report.rows = static_cast<int>(table.rows.size());
  for (const auto& found : matches.items) {
    report.matchedRows += found.empty() ? 0 : 1;
    report.rowsOfSeveral += found.size() > 1 ? 1 : 0;
  }
  report.unmatched = keysOf(table, matches.column, matches.unmatched);
  report.ambiguous = keysOf(table, matches.column, matches.ambiguous);
  report.conflicting = keysOf(table, matches.column, rows.conflicting());
  report.items = static_cast<int>(rows.count());
  report.itemsWithout = items - report.items;
  report.warnings = table.warnings;
  return report;
}

/// A column's values by row, missing ones empty, and how they were read.
struct CleanColumn {
  std::vector<std::string> values;
  bool decimalComma = false;
};
CleanColumn cleanColumn(const CsvTable& table, std::size_t column) {
  CleanColumn clean;
  for (const auto& row : table.rows) {
    auto value = trimmed(row[column]);
    clean.values.push_back(isMissing(value) ? std::string{} : std::move(value));
  }
  // Where commas separate the fields, a comma inside one is no decimal comma.
  clean.decimalComma = table.separator != ',' && readDecimalCommas(clean.values);
  return clean;
}

/// Columns that the cohort has from its images.
std::set<std::string> ownColumns(const cohort::Cohort& cohort) {
  const auto joined = cohort::joinedColumns(cohort);
  std::set<std::string> own;
  for (const auto& name : cohort::columnNames(cohort)) {
    if (!joined.contains(name)) {
      own.insert(name);
    }
  }
  return own;
}

/// Whether an item has another value already.
bool wouldOverwrite(const cohort::Cohort& cohort, const std::string& column, const std::map<int, std::string>& values) {
  const auto present = cohort::columnValues(cohort, column);
  return std::ranges::any_of(values, [&](const auto& entry) {
    const auto& there = present.at(static_cast<std::size_t>(entry.first));
    return !there.empty() && !entry.second.empty() && there != entry.second;
  });
}

/// @return the values of items that keep the patient they have; they are better shown than lost.
std::map<int, std::string> givePatients(cohort::Cohort& cohort, const std::map<int, std::string>& identifiers,
                                        JoinReport& report) {
  std::map<int, std::string> kept;
  for (const int item : cohort::assignPatients(cohort, identifiers)) {
    kept[item] = identifiers.at(item);
  }
  const auto named = std::ranges::count_if(identifiers, [](const auto& entry) { return !entry.second.empty(); });
  report.itemsOfPatients = static_cast<int>(named) - static_cast<int>(kept.size());
  return kept;
}

class Joiner {
public:
  Joiner(cohort::Cohort& cohort, const CsvTable& table, const JoinOptions& options)
      : cohort_(cohort), table_(table), options_(options), own_(ownColumns(cohort)) {}

  JoinReport join() {
    const auto targets = targetsOf(cohort_);
    const auto matches = matchRows(targets, table_, options_.joinBy);
    const ItemRows rows(table_, matches);
    report_ = reportOf(table_, matches, rows, static_cast<int>(targets.size()));
    const auto patient = columnNamedFor(JoinKey::Patient, table_);
    for (std::size_t column = 0; column < table_.header.size(); ++column) {
      if (column != matches.column) {
        joinColumn(column, rows, column == patient);
      }
    }
    return std::move(report_);
  }

private:
  void joinColumn(std::size_t column, const ItemRows& rows, bool isPatient) {
    const auto clean = cleanColumn(table_, column);
    auto values = rows.valueOfItem(clean.values);
    if (isPatient) {
      values = givePatients(cohort_, values, report_);
      if (values.empty()) {
        return;
      }
    }
    const auto name = nameFor(isPatient ? "patient" : table_.header[column], values);
    if (name.empty()) {
      return;
    }
    cohort::joinColumn(cohort_, name, values);
    report_.columns.push_back(name);
    report_.joined.push_back(
        {table_.header[column], name, profileOf(usedValues(clean.values, rows)), clean.decimalComma});
  }

  /// The name a column gets; empty to leave it out. What goes into a column of the images' without overwriting
  /// anything does so, and takes nothing away there.
  std::string nameFor(const std::string& header, std::map<int, std::string>& values) {
    if (options_.clash == ClashRule::Replace || !own_.contains(header)) {
      return header;
    }
    if (!wouldOverwrite(cohort_, header, values)) {
      std::erase_if(values, [](const auto& entry) { return entry.second.empty(); });
      return header;
    }
    if (options_.clash == ClashRule::LeaveOut) {
      report_.warnings.emplace_back(STRATOSCOPE_TEXT("the cohort has a column %1 already; the table's is left out"),
                                    std::vector<std::string>{header});
      return {};
    }
    auto name = header + " (table)";
    report_.warnings.emplace_back(STRATOSCOPE_TEXT("the cohort has a column %1 already; the table's is called %2"),
                                  std::vector<std::string>{header, name});
    return name;
  }

  static std::vector<std::string> usedValues(const std::vector<std::string>& values, const ItemRows& rows) {
    std::vector<std::string> used;
    for (std::size_t row = 0; row < values.size(); ++row) {
      if (rows.used(row)) {
        used.push_back(values[row]);
      }
    }
    return used;
  }

  cohort::Cohort& cohort_;
  const CsvTable& table_;
  const JoinOptions& options_;
  std::set<std::string> own_;
  JoinReport report_;
};

} // namespace

JoinReport joinMetadata(cohort::Cohort& cohort, const CsvTable& table, const JoinOptions& options) {
  return Joiner(cohort, table, options).join();
}

} // namespace stratoscope::workflow
