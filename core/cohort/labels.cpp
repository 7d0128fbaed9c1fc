#include "core/cohort/labels.h"

#include "core/cohort/query.h"
#include "core/cohort/schema.h"

#include <QDateTime>
#include <QSqlDatabase>

#include <algorithm>
#include <iterator>

namespace stratoscope::cohort {
namespace {

std::vector<std::string> classesOf(const Cohort& cohort, std::int64_t set) {
  std::vector<std::string> names;
  Query query(cohort.database(), lookup::classes);
  query.run(set);
  while (query.next()) {
    names.push_back(query.text(0));
  }
  return names;
}

/// Appends the changes to the history in one transaction and gives them their numbers.
std::vector<LabelChange> append(Cohort& cohort, std::int64_t set, std::vector<LabelChange> changes) {
  const auto now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toStdString();
  Transaction transaction(cohort);
  Query insert(cohort.database(),
               "INSERT INTO labels (label_set, item, before, after, at, undo) VALUES (?, ?, ?, ?, ?, ?)");
  for (auto& change : changes) {
    change.at = now;
    change.id = insert.run(set, change.row, change.before, change.after, now, change.undo ? 1 : 0).insertedId();
  }
  transaction.commit();
  return changes;
}

} // namespace

LabelSet labelSet(Cohort& cohort, const std::string& name) {
  Query known(cohort.database(), lookup::labelSet);
  if (known.run(name).next()) {
    return {known.integer(0), name, classesOf(cohort, known.integer(0))};
  }
  return {Query(cohort.database(), "INSERT INTO label_sets (name) VALUES (?)").run(name).insertedId(), name, {}};
}

std::vector<LabelSet> labelSets(const Cohort& cohort) {
  std::vector<LabelSet> sets;
  Query query(cohort.database(), "SELECT id, name FROM label_sets ORDER BY id");
  query.run();
  while (query.next()) {
    sets.push_back({query.integer(0), query.text(1), classesOf(cohort, query.integer(0))});
  }
  return sets;
}

int addClass(Cohort& cohort, std::int64_t set, const std::string& name) {
  const auto names = classesOf(cohort, set);
  const auto found = std::ranges::find(names, name);
  const auto position = static_cast<int>(found - names.begin());
  if (found == names.end()) {
    Query(cohort.database(), "INSERT INTO classes VALUES (?, ?, ?)").run(set, position, name);
  }
  return position;
}

std::vector<LabelChange> label(Cohort& cohort, std::int64_t set, const std::vector<int>& rows, int labelClass) {
  const auto current = labels(cohort, set);
  std::vector<LabelChange> changes;
  for (const int row : rows) {
    const int before = current.at(static_cast<std::size_t>(row));
    if (before != labelClass) {
      changes.push_back({.row = row, .before = before, .after = labelClass});
    }
  }
  return append(cohort, set, std::move(changes));
}

std::vector<LabelChange> reverse(Cohort& cohort, std::int64_t set, const std::vector<LabelChange>& changes) {
  std::vector<LabelChange> reversed;
  std::transform(changes.rbegin(), changes.rend(), std::back_inserter(reversed), [](const LabelChange& change) {
    return LabelChange{.row = change.row, .before = change.after, .after = change.before, .undo = !change.undo};
  });
  return append(cohort, set, std::move(reversed));
}

std::vector<int> labels(const Cohort& cohort, std::int64_t set) {
  Query count(cohort.database(), "SELECT coalesce(max(row) + 1, 0) FROM items");
  count.run().next();
  std::vector<int> classes(static_cast<std::size_t>(count.integer(0)), -1);
  for (const auto& change : history(cohort, set)) {
    classes.at(static_cast<std::size_t>(change.row)) = change.after;
  }
  return classes;
}

std::vector<LabelChange> history(const Cohort& cohort, std::int64_t set) {
  std::vector<LabelChange> changes;
  Query query(cohort.database(), lookup::history);
  query.run(set);
  while (query.next()) {
    changes.push_back({query.integer(0), static_cast<int>(query.integer(1)), static_cast<int>(query.integer(2)),
                       static_cast<int>(query.integer(3)), query.text(4), query.integer(5) != 0});
  }
  return changes;
}

} // namespace stratoscope::cohort
