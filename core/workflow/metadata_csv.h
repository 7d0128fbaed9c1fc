#pragma once

#include "core/base/text.h"
#include "core/cohort/cohort.h"

#include <filesystem>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// A table read from a CSV (RFC 4180; comma, semicolon or tab, whichever the header has most of).
struct CsvTable {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows; ///< each as long as the header
};

/// Throws Error::NotFound; Error::Unreadable (no header, a row of another length, not UTF-8).
[[nodiscard]] CsvTable readCsv(const std::filesystem::path& path);
/// One field as RFC 4180 wants it: quoted where it holds a comma, a quote or a line break.
[[nodiscard]] std::string csvField(const std::string& value);

struct JoinReport {
  int matchedRows = 0;                ///< rows of the table that belong to at least one item
  std::vector<std::string> unmatched; ///< keys of rows that belong to none
  std::vector<std::string> columns;   ///< columns that were joined
};

/// The items that each row of the table belongs to by its key column; see joinMetadata.
/// Throws Error::InvalidArgument when no header is a key.
[[nodiscard]] std::vector<std::vector<int>> itemsOfRows(const cohort::Cohort& cohort, const CsvTable& table);

/// Joins a table to the items by its key column: "path" or "file" (the end of the source file's path, whole names
/// only), "item" (the item's row), "patient", "study" or "series" (identifiers). Every other column becomes a metadata
/// column. The caller holds the Transaction.
/// Throws Error::InvalidArgument when no header is one of these keys.
JoinReport joinMetadata(cohort::Cohort& cohort, const CsvTable& table);

} // namespace stratoscope::workflow
