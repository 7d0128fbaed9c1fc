#include "core/cohort/schema.h"

#include "core/cohort/query.h"

#include <span>

namespace stratoscope::cohort {
namespace {

constexpr std::array statements{
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE patients (id INTEGER PRIMARY KEY, identifier TEXT NOT NULL)",
    "CREATE INDEX patients_by_identifier ON patients (identifier)",
    "CREATE TABLE studies (id INTEGER PRIMARY KEY, patient INTEGER NOT NULL REFERENCES patients, uid TEXT NOT NULL)",
    "CREATE UNIQUE INDEX studies_by_uid ON studies (patient, uid)",
    "CREATE TABLE series (id INTEGER PRIMARY KEY, study INTEGER NOT NULL REFERENCES studies, kind TEXT NOT NULL, "
    "uid TEXT NOT NULL, modality TEXT NOT NULL, pixel_hash TEXT NOT NULL)",
    "CREATE INDEX series_by_study ON series (study)",
    "CREATE TABLE files (series INTEGER NOT NULL REFERENCES series, position INTEGER NOT NULL, path TEXT NOT NULL, "
    "size INTEGER NOT NULL, modified INTEGER NOT NULL, instance TEXT NOT NULL DEFAULT '', PRIMARY KEY (series, "
    "position)) WITHOUT ROWID",
    "CREATE INDEX files_by_path ON files (path, size, modified)",
    "CREATE TABLE items (row INTEGER PRIMARY KEY, series INTEGER NOT NULL REFERENCES series, slice INTEGER NOT NULL, "
    "axis TEXT NOT NULL)",
    "CREATE INDEX items_by_series ON items (series)",
    "CREATE TABLE columns (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    "CREATE TABLE column_values (column_id INTEGER NOT NULL REFERENCES columns, item INTEGER NOT NULL REFERENCES "
    "items, "
    "value TEXT NOT NULL, PRIMARY KEY (column_id, item)) WITHOUT ROWID",
    "CREATE TABLE runs (id INTEGER PRIMARY KEY, step TEXT NOT NULL, parameters TEXT NOT NULL, seed TEXT NOT NULL, "
    "inputs TEXT NOT NULL, model_hash TEXT NOT NULL, libraries TEXT NOT NULL, device TEXT NOT NULL, started TEXT NOT "
    "NULL, seconds REAL NOT NULL, program TEXT NOT NULL, result TEXT NOT NULL, file TEXT NOT NULL)",
    "CREATE INDEX runs_by_step ON runs (step, id)",
    "CREATE TABLE clusterings (run INTEGER NOT NULL REFERENCES runs, item INTEGER NOT NULL REFERENCES items, cluster "
    "INTEGER NOT NULL, distance REAL NOT NULL, PRIMARY KEY (run, item)) WITHOUT ROWID",
    "CREATE TABLE label_sets (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    "CREATE TABLE classes (label_set INTEGER NOT NULL REFERENCES label_sets, position INTEGER NOT NULL, name TEXT NOT "
    "NULL, PRIMARY KEY (label_set, position), UNIQUE (label_set, name)) WITHOUT ROWID",
    "CREATE TABLE labels (id INTEGER PRIMARY KEY, label_set INTEGER NOT NULL REFERENCES label_sets, item INTEGER NOT "
    "NULL REFERENCES items, before INTEGER NOT NULL, after INTEGER NOT NULL, at TEXT NOT NULL, undo INTEGER NOT NULL)",
    "CREATE INDEX labels_by_set ON labels (label_set, id)",
    "CREATE TRIGGER labels_keep BEFORE UPDATE ON labels BEGIN SELECT RAISE(ABORT, 'the history of labels is "
    "append-only'); END",
    "CREATE TRIGGER labels_stay BEFORE DELETE ON labels BEGIN SELECT RAISE(ABORT, 'the history of labels is "
    "append-only'); END",
    "CREATE TABLE selections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    "CREATE TABLE selection_items (selection INTEGER NOT NULL REFERENCES selections ON DELETE CASCADE, item INTEGER "
    "NOT "
    "NULL REFERENCES items, PRIMARY KEY (selection, item)) WITHOUT ROWID"};

/// What version 2 has more than version 1: SOP Instance UIDs, and what an unfinished import has read.
constexpr std::array sinceVersion2{
    "CREATE INDEX files_by_instance ON files (instance) WHERE instance <> ''",
    "CREATE TABLE staged (key TEXT PRIMARY KEY, begin INTEGER NOT NULL, bytes INTEGER NOT NULL, content TEXT NOT "
    "NULL) WITHOUT ROWID"};

/// What version 3 has more than version 2: how sure a clustering is of each item, -1 where it did not say.
constexpr std::array sinceVersion3{"ALTER TABLE clusterings ADD COLUMN confidence REAL NOT NULL DEFAULT -1"};

void runAll(const QSqlDatabase& database, std::span<const char* const> all) {
  for (const auto* statement : all) {
    Query(database, statement).run();
  }
}

/// A pragma takes no bound values.
void setVersion(const QSqlDatabase& database) {
  Query(database, QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion)).run();
}

} // namespace

void createSchema(const QSqlDatabase& database) {
  runAll(database, statements);
  runAll(database, sinceVersion2);
  runAll(database, sinceVersion3);
  setVersion(database);
}

void upgradeSchema(const QSqlDatabase& database, int from) {
  if (from < 2) {
    Query(database, "ALTER TABLE files ADD COLUMN instance TEXT NOT NULL DEFAULT ''").run();
    runAll(database, sinceVersion2);
  }
  if (from < 3) {
    runAll(database, sinceVersion3);
  }
  setVersion(database);
}

} // namespace stratoscope::cohort
