#include "core/cohort/items.h"

#include "core/base/error.h"
#include "core/cohort/query.h"
#include "core/cohort/schema.h"

#include <QSqlDatabase>

namespace stratoscope::cohort {
namespace {

std::int64_t columnId(const QSqlDatabase& database, const std::string& name) {
  Query known(database, lookup::column);
  if (known.run(name).next()) {
    return known.integer(0);
  }
  return Query(database, "INSERT INTO columns (name) VALUES (?)").run(name).insertedId();
}

/// Writes values of items, looking each column up once.
class ColumnWriter {
public:
  explicit ColumnWriter(const QSqlDatabase& database)
      : database_(database), insert_(database, "INSERT OR REPLACE INTO column_values VALUES (?, ?, ?)") {}

  void set(std::int64_t row, const std::map<std::string, std::string>& values) {
    for (const auto& [name, value] : values) {
      if (!value.empty()) {
        insert_.run(id(name), row, value);
      }
    }
  }

private:
  std::int64_t id(const std::string& name) {
    const auto found = ids_.find(name);
    return found != ids_.end() ? found->second : ids_[name] = columnId(database_, name);
  }

  QSqlDatabase database_;
  Query insert_;
  std::map<std::string, std::int64_t> ids_;
};

/// All rows of a statement without parameters, each made by `make`.
template <typename Row, typename Make> std::vector<Row> all(const Cohort& cohort, const char* statement, Make make) {
  std::vector<Row> rows;
  Query query(cohort.database(), statement);
  query.run();
  while (query.next()) {
    rows.push_back(make(query));
  }
  return rows;
}

} // namespace

struct SeriesWriter::State {
  explicit State(const Cohort& cohort)
      : knownPatient(cohort.database(), lookup::patient),
        newPatient(cohort.database(), "INSERT INTO patients (identifier) VALUES (?)"),
        knownStudy(cohort.database(), lookup::study),
        newStudy(cohort.database(), "INSERT INTO studies (patient, uid) VALUES (?, ?)"),
        newSeries(cohort.database(),
                  "INSERT INTO series (study, kind, uid, modality, pixel_hash) VALUES (?, ?, ?, ?, ?)"),
        newFile(cohort.database(), "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?)"),
        newItem(cohort.database(), "INSERT INTO items VALUES (?, ?, ?, ?)"), columns(cohort.database()),
        row(itemCount(cohort)) {}

  /// A series without an identifier is a patient of its own.
  std::int64_t patient(const std::string& identifier) {
    const bool known = !identifier.empty() && knownPatient.run(identifier).next();
    return known ? knownPatient.integer(0) : newPatient.run(identifier).insertedId();
  }
  std::int64_t study(std::int64_t patientId, const std::string& uid) {
    return knownStudy.run(patientId, uid).next() ? knownStudy.integer(0) : newStudy.run(patientId, uid).insertedId();
  }
  std::int64_t series(const NewSeries& added) {
    return newSeries
        .run(study(patient(added.patient), added.study), added.kind, added.uid, added.modality, added.pixelHash)
        .insertedId();
  }
  void files(std::int64_t seriesId, const std::vector<SourceFile>& added) {
    int position = 0;
    for (const auto& file : added) {
      newFile.run(seriesId, position++, file.path.string(), file.size, file.modified, file.instance);
    }
  }
  void items(std::int64_t seriesId, const NewSeries& added) {
    for (const auto& item : added.items) {
      newItem.run(row, seriesId, item.slice, std::string(1, item.axis));
      columns.set(row, added.columns);
      columns.set(row, item.columns);
      ++row;
    }
  }

  Query knownPatient;
  Query newPatient;
  Query knownStudy;
  Query newStudy;
  Query newSeries;
  Query newFile;
  Query newItem;
  ColumnWriter columns;
  std::int64_t row;
};

SeriesWriter::SeriesWriter(Cohort& cohort) : state_(std::make_unique<State>(cohort)) {}
SeriesWriter::~SeriesWriter() = default;

void SeriesWriter::add(const NewSeries& series) {
  const auto id = state_->series(series);
  state_->files(id, series.files);
  state_->items(id, series);
}

void addSeries(Cohort& cohort, const NewSeries& series) { SeriesWriter(cohort).add(series); }

void setImageFile(Cohort& cohort, const std::string& name, std::uint16_t white) {
  Query(cohort.database(), "INSERT OR REPLACE INTO settings VALUES ('images', ?)").run(name);
  Query(cohort.database(), "INSERT OR REPLACE INTO settings VALUES ('white', ?)").run(std::to_string(white));
}

bool isKnown(const Cohort& cohort, const SourceFile& file) {
  return Query(cohort.database(), lookup::knownFile).run(file.path.string(), file.size, file.modified).next();
}

struct KnownFiles::State {
  explicit State(const QSqlDatabase& database)
      : file(database, lookup::knownFile), instance(database, lookup::knownInstance) {}
  Query file;
  Query instance;
};

KnownFiles::KnownFiles(const Cohort& cohort) : state_(std::make_unique<State>(cohort.database())) {}
KnownFiles::~KnownFiles() = default;

bool KnownFiles::has(const SourceFile& file) {
  return state_->file.run(file.path.string(), file.size, file.modified).next();
}

std::optional<std::filesystem::path> KnownFiles::placeOf(const std::string& instance) {
  const bool known = !instance.empty() && state_->instance.run(instance).next();
  return known ? std::optional<std::filesystem::path>(state_->instance.text(0)) : std::nullopt;
}

int itemCount(const Cohort& cohort) {
  // Rows are numbered without gaps, so the last one tells.
  Query query(cohort.database(), "SELECT coalesce(max(row) + 1, 0) FROM items");
  query.run().next();
  return static_cast<int>(query.integer(0));
}

std::vector<Item> items(const Cohort& cohort) {
  return all<Item>(cohort,
                   "SELECT items.row, items.series, series.study, studies.patient, items.slice, items.axis FROM items "
                   "JOIN series ON series.id = items.series JOIN studies ON studies.id = series.study ORDER BY "
                   "items.row",
                   [](const Query& q) {
                     return Item{static_cast<int>(q.integer(0)), q.integer(1),   q.integer(2), q.integer(3),
                                 static_cast<int>(q.integer(4)), q.text(5).at(0)};
                   });
}

std::vector<PatientRow> patients(const Cohort& cohort) {
  return all<PatientRow>(cohort, "SELECT id, identifier FROM patients ORDER BY id", [](const Query& q) {
    return PatientRow{q.integer(0), q.text(1)};
  });
}

std::vector<StudyRow> studies(const Cohort& cohort) {
  return all<StudyRow>(cohort, "SELECT id, patient, uid FROM studies ORDER BY id", [](const Query& q) {
    return StudyRow{q.integer(0), q.integer(1), q.text(2)};
  });
}

std::vector<SeriesRow> series(const Cohort& cohort) {
  return all<SeriesRow>(
      cohort,
      "SELECT series.id, study, kind, uid, modality, files.path FROM series LEFT JOIN files ON "
      "files.series = series.id AND files.position = 0 ORDER BY series.id",
      [](const Query& q) { return SeriesRow{q.integer(0), q.integer(1), q.text(2), q.text(3), q.text(4), q.text(5)}; });
}

std::vector<SourceFile> filesOf(const Cohort& cohort, std::int64_t series) {
  std::vector<SourceFile> files;
  Query query(cohort.database(), lookup::filesOfSeries);
  query.run(series);
  while (query.next()) {
    files.push_back({query.text(0), query.integer(1), query.integer(2), query.text(3)});
  }
  return files;
}

std::vector<std::string> columnNames(const Cohort& cohort) {
  return all<std::string>(cohort, "SELECT name FROM columns ORDER BY name", [](const Query& q) { return q.text(0); });
}

std::vector<std::string> columnValues(const Cohort& cohort, const std::string& column) {
  Query id(cohort.database(), lookup::column);
  if (!id.run(column).next()) {
    throw Error(ErrorCode::NotFound, {STRATOSCOPE_TEXT("the cohort has no column %1"), {column}},
                cohort.folder().string());
  }
  std::vector<std::string> values(static_cast<std::size_t>(itemCount(cohort)));
  Query query(cohort.database(), lookup::columnValues);
  query.run(id.integer(0));
  while (query.next()) {
    values.at(static_cast<std::size_t>(query.integer(0))) = query.text(1);
  }
  return values;
}

void setColumn(Cohort& cohort, const std::string& column, const std::map<int, std::string>& valueOfRow) {
  ColumnWriter writer(cohort.database());
  for (const auto& [row, value] : valueOfRow) {
    writer.set(row, {{column, value}});
  }
}

} // namespace stratoscope::cohort
