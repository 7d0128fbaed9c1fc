#include "core/cohort/selections.h"

#include "core/base/error.h"
#include "core/cohort/query.h"
#include "core/cohort/schema.h"

#include <QSqlDatabase>

namespace stratoscope::cohort {

void saveSelection(Cohort& cohort, const std::string& name, const std::vector<int>& rows) {
  Transaction transaction(cohort);
  Query(cohort.database(), "DELETE FROM selections WHERE name = ?").run(name);
  const auto id = Query(cohort.database(), "INSERT INTO selections (name) VALUES (?)").run(name).insertedId();
  Query insert(cohort.database(), "INSERT OR IGNORE INTO selection_items VALUES (?, ?)");
  for (const int row : rows) {
    insert.run(id, row);
  }
  transaction.commit();
}

void removeSelection(Cohort& cohort, const std::string& name) {
  Transaction transaction(cohort);
  Query(cohort.database(), "DELETE FROM selections WHERE name = ?").run(name);
  transaction.commit();
}

std::vector<SavedSelection> savedSelections(const Cohort& cohort) {
  std::vector<SavedSelection> saved;
  Query query(cohort.database(),
              "SELECT name, (SELECT count(*) FROM selection_items WHERE selection = id) FROM selections ORDER BY name");
  query.run();
  while (query.next()) {
    saved.push_back({query.text(0), static_cast<int>(query.integer(1))});
  }
  return saved;
}

std::vector<int> selection(const Cohort& cohort, const std::string& name) {
  Query id(cohort.database(), lookup::selectionByName);
  if (!id.run(name).next()) {
    throw Error(ErrorCode::NotFound, {STRATOSCOPE_TEXT("the cohort has no selection named %1"), {name}},
                cohort.folder().string());
  }
  std::vector<int> rows;
  Query query(cohort.database(), lookup::selection);
  query.run(id.integer(0));
  while (query.next()) {
    rows.push_back(static_cast<int>(query.integer(0)));
  }
  return rows;
}

} // namespace stratoscope::cohort
