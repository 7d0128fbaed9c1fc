#pragma once

#include <array>

class QSqlDatabase;
class QString;

namespace stratoscope::cohort {

inline constexpr int schemaVersion = 3;

/// Makes the tables of an empty database. Throws Error::WriteFailed.
void createSchema(const QSqlDatabase& database);
/// Brings the tables of an earlier version up to date; the caller holds the transaction. Throws Error::WriteFailed.
void upgradeSchema(const QSqlDatabase& database, int from);

/// Every look-up of this room, so that a test can ask SQLite how it answers each: none may walk through a table to
/// find a key.
namespace lookup {
inline constexpr const char* knownFile = "SELECT 1 FROM files WHERE path = ? AND size = ? AND modified = ?";
inline constexpr const char* knownInstance = "SELECT path FROM files WHERE instance = ? AND instance <> ''";
inline constexpr const char* staged = "SELECT begin, bytes, content FROM staged WHERE key = ?";
inline constexpr const char* patient = "SELECT id FROM patients WHERE identifier = ?";
inline constexpr const char* study = "SELECT id FROM studies WHERE patient = ? AND uid = ?";
inline constexpr const char* filesOfSeries =
    "SELECT path, size, modified, instance FROM files WHERE series = ? ORDER BY position";
inline constexpr const char* column = "SELECT id FROM columns WHERE name = ?";
inline constexpr const char* columnValues = "SELECT item, value FROM column_values WHERE column_id = ?";
inline constexpr const char* runById = "SELECT * FROM runs WHERE id = ?";
inline constexpr const char* latestRun = "SELECT * FROM runs WHERE step = ? ORDER BY id DESC LIMIT 1";
inline constexpr const char* clustering =
    "SELECT cluster, distance, confidence FROM clusterings WHERE run = ? ORDER BY item";
inline constexpr const char* labelSet = "SELECT id FROM label_sets WHERE name = ?";
inline constexpr const char* classes = "SELECT name FROM classes WHERE label_set = ? ORDER BY position";
inline constexpr const char* history =
    "SELECT id, item, before, after, at, undo FROM labels WHERE label_set = ? ORDER BY id";
inline constexpr const char* selection = "SELECT item FROM selection_items WHERE selection = ? ORDER BY item";
inline constexpr const char* selectionByName = "SELECT id FROM selections WHERE name = ?";
inline constexpr std::array all{knownFile, knownInstance, staged,    patient,        study,      filesOfSeries,
                                column,    columnValues,  runById,   latestRun,      clustering, labelSet,
                                classes,   history,       selection, selectionByName};
} // namespace lookup

} // namespace stratoscope::cohort
