#pragma once

#include "core/workflow/metadata/column_kind.h"
#include "core/workflow/metadata/row_matching.h"

#include <optional>

namespace stratoscope::workflow {

/// What happens to a column of the table that would overwrite values which the cohort has from its images (DICOM
/// attributes, folders, official splits); where no item has another value already it goes into the same column. A
/// column that an earlier table brought is brought up to date in any case, item by item: joining
/// the earlier table again takes a join back.
enum class ClashRule {
  Rename,  ///< it becomes "NAME (table)"
  Replace, ///< it takes the place of the cohort's values, of the items that the table names
  LeaveOut
};

struct JoinOptions {
  std::string joinBy = {}; ///< see matchRows
  ClashRule clash = ClashRule::Rename;
};

struct JoinedColumn {
  std::string header;        ///< in the table
  std::string name;          ///< in the cohort
  ColumnProfile profile;     ///< of the values of the table's matched rows
  bool decimalComma = false; ///< its commas were read as decimal points
};

struct JoinReport {
  JoinKey key = JoinKey::Path;
  std::string keyColumn;
  int rows = 0;
  int matchedRows = 0;                  ///< rows of the table that belong to at least one item
  int rowsOfSeveral = 0;                ///< of those, rows that belong to several items
  std::vector<std::string> unmatched;   ///< keys of rows that belong to none
  std::vector<std::string> ambiguous;   ///< paths and names that mean files in several places: joined to none
  std::vector<std::string> conflicting; ///< keys that several rows with different values have: the first row counts
  int items = 0;                        ///< that got a row
  int itemsWithout = 0;                 ///< that no row belongs to
  std::vector<JoinedColumn> joined;
  std::vector<std::string> columns; ///< their names in the cohort
  int itemsOfPatients = 0;          ///< items that the table's patient column gave to a patient
  std::vector<Text> warnings;       ///< of the table and of the join
};

/// Joins a table to the items: every column but the key becomes a metadata column, its values without spaces around
/// them; what says that there is no value (isMissing) is missing. Of a table with semicolons or tabs, columns of
/// numbers with decimal commas are stored with points. A patient column beside another key sets the patient of
/// pictures, NIfTI and NPZ items (cohort::assignPatients); of other items it becomes the column
/// "patient".
/// The caller holds the Transaction. Throws as matchRows does, Error::WriteFailed.
JoinReport joinMetadata(cohort::Cohort& cohort, const CsvTable& table, const JoinOptions& options = {});

struct MetadataResult {
  std::int64_t run = 0;
  JoinReport report;
  double seconds = 0;
};

/// Reads a table and joins it, as a run. Throws as readCsv and joinMetadata do; Error::NotFound when no row belongs to
/// an item (nothing is changed then).
MetadataResult addMetadata(cohort::Cohort& cohort, const std::filesystem::path& file, const JoinOptions& options = {});

/// One JSON object: run, key, key_column, rows, matched, matched_several, unmatched, ambiguous, conflicting, items,
/// items_without, columns: [{column, name, kind, filled, missing, distinct}], patients_set, warnings, seconds.
[[nodiscard]] std::string toJson(const MetadataResult& result);

} // namespace stratoscope::workflow
