#pragma once

#include "core/cohort/cohort.h"
#include "core/workflow/metadata/csv_table.h"

#include <string>
#include <vector>

namespace stratoscope::workflow {

/// By what a row of a table says which items it is about. From the surest to the widest.
enum class JoinKey {
  SopInstance, ///< SOP Instance UID of an item's file
  Item,        ///< the item's row, counted from 0, as exported tables have it
  Path,        ///< a file's path, or as much of its end as the table gives; whole names only
  FileName,    ///< a file's name, with or without its extension
  Series,      ///< Series Instance UID
  Study,       ///< Study Instance UID
  Patient      ///< patient identifier
};
/// As --join-by and reports call it: sop, item, path, file, series, study, patient.
[[nodiscard]] std::string nameOf(JoinKey key);

/// What can be said of one item; empty texts match nothing.
struct JoinTarget {
  std::string patient;
  std::string study;
  std::string series;
  std::string sop;
  std::string path;       ///< absolute, of the file that the item was made from; empty where it was made from many
  std::string seriesPath; ///< absolute, of its series' first file, as exported tables have it
};
[[nodiscard]] std::vector<JoinTarget> targetsOf(const cohort::Cohort& cohort);

struct RowMatches {
  JoinKey key = JoinKey::Path;
  std::size_t column = 0;              ///< of the table, that holds the keys
  std::vector<std::vector<int>> items; ///< targets of each row, ascending; none where the row is in one of the next
  std::vector<std::size_t> unmatched;  ///< rows whose key no target has
  std::vector<std::size_t> ambiguous;  ///< rows whose path or file name means files in several places
};

/// Finds the targets that each row means.
/// @param joinBy empty: among the columns whose header names a key (path, file_name, StudyInstanceUID, "Patient ID",
///               subject ...; case, spaces, _ and - do not count) the surest that matches at least half as many rows as
///               the best of them; where there is no such header, the column and key that match most rows. A key's name
///               takes the column that its header names, or that matches best; KEY=COLUMN names both.
/// Throws Error::InvalidArgument (an unknown key or column; no column that could be one).
[[nodiscard]] RowMatches matchRows(const std::vector<JoinTarget>& targets, const CsvTable& table,
                                   const std::string& joinBy = {});

/// The column whose header names the key, or the table's number of columns.
[[nodiscard]] std::size_t columnNamedFor(JoinKey key, const CsvTable& table);

} // namespace stratoscope::workflow
