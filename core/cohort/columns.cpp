#include "core/cohort/columns.h"

#include "core/base/error.h"
#include "core/cohort/query.h"
#include "core/cohort/schema.h"

#include <QSqlDatabase>

namespace stratoscope::cohort {
namespace {

/// One row of the settings for each joined column: this and the column's name.
constexpr const char* joinedKey = "joined column ";

std::int64_t columnId(const Cohort& cohort, const std::string& column) {
  Query known(cohort.database(), lookup::column);
  if (!known.run(column).next()) {
    throw Error(ErrorCode::NotFound, {STRATOSCOPE_TEXT("the cohort has no column %1"), {column}},
                cohort.folder().string());
  }
  return known.integer(0);
}

} // namespace

std::set<std::string> joinedColumns(const Cohort& cohort) {
  std::set<std::string> names;
  const std::string key(joinedKey);
  Query query(cohort.database(), "SELECT key FROM settings WHERE key >= ? AND key < ?");
  query.run(key, key + "\xf4\x8f\xbf\xbf"); // behind every name: U+10FFFF
  while (query.next()) {
    names.insert(query.text(0).substr(key.size()));
  }
  return names;
}

void joinColumn(Cohort& cohort, const std::string& column, const std::map<int, std::string>& valueOfRow) {
  const auto database = cohort.database();
  if (!Query(database, lookup::column).run(column).next()) {
    Query(database, "INSERT INTO columns (name) VALUES (?)").run(column);
    Query(database, "INSERT OR REPLACE INTO settings VALUES (?, '')").run(joinedKey + column);
  }
  const auto id = columnId(cohort, column);
  Query set(database, "INSERT OR REPLACE INTO column_values VALUES (?, ?, ?)");
  Query clear(database, "DELETE FROM column_values WHERE column_id = ? AND item = ?");
  for (const auto& [row, value] : valueOfRow) {
    if (value.empty()) {
      clear.run(id, row);
    } else {
      set.run(id, row, value);
    }
  }
}

} // namespace stratoscope::cohort
