#include "core/cohort/runs.h"

#include "core/base/error.h"
#include "core/cohort/query.h"
#include "core/cohort/schema.h"

#include <QSqlDatabase>

#include <charconv>

namespace stratoscope::cohort {
namespace {

/// Stands in the database for a confidence that a run did not store.
constexpr double unsaid = -1;

/// SQLite's integers are signed, so a seed is kept as text.
std::uint64_t parseSeed(const std::string& text) {
  std::uint64_t seed = 0;
  std::from_chars(text.data(), text.data() + text.size(), seed);
  return seed;
}

Run read(const Query& q) {
  return {.id = q.integer(0),
          .step = q.text(1),
          .parametersJson = q.text(2),
          .seed = parseSeed(q.text(3)),
          .inputsJson = q.text(4),
          .modelHash = q.text(5),
          .librariesJson = q.text(6),
          .device = q.text(7),
          .started = q.text(8),
          .seconds = q.real(9),
          .programVersion = q.text(10),
          .resultJson = q.text(11),
          .file = q.text(12)};
}

} // namespace

std::int64_t addRun(Cohort& cohort, const Run& run) {
  return Query(cohort.database(),
               "INSERT INTO runs (step, parameters, seed, inputs, model_hash, libraries, device, started, seconds, "
               "program, result, file) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .run(run.step, run.parametersJson, std::to_string(run.seed), run.inputsJson, run.modelHash, run.librariesJson,
           run.device, run.started, run.seconds, run.programVersion, run.resultJson, run.file)
      .insertedId();
}

std::vector<Run> runs(const Cohort& cohort) {
  std::vector<Run> found;
  Query query(cohort.database(), "SELECT * FROM runs ORDER BY id");
  query.run();
  while (query.next()) {
    found.push_back(read(query));
  }
  return found;
}

Run run(const Cohort& cohort, std::int64_t id) {
  Query query(cohort.database(), lookup::runById);
  if (!query.run(id).next()) {
    throw Error(ErrorCode::NotFound, {STRATOSCOPE_TEXT("the cohort has no run %1"), {std::to_string(id)}},
                cohort.folder().string());
  }
  return read(query);
}

std::optional<Run> latestRun(const Cohort& cohort, const std::string& step) {
  Query query(cohort.database(), lookup::latestRun);
  return query.run(step).next() ? std::optional(read(query)) : std::nullopt;
}

void addClustering(Cohort& cohort, std::int64_t run, const Clustering& clustering) {
  Query insert(cohort.database(), "INSERT INTO clusterings VALUES (?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < clustering.clusters.size(); ++i) {
    insert.run(run, static_cast<std::int64_t>(i), clustering.clusters[i],
               static_cast<double>(clustering.distances.at(i)),
               clustering.confidences.empty() ? unsaid : static_cast<double>(clustering.confidences.at(i)));
  }
}

Clustering clustering(const Cohort& cohort, std::int64_t run) {
  Clustering found;
  Query query(cohort.database(), lookup::clustering);
  query.run(run);
  while (query.next()) {
    found.clusters.push_back(static_cast<int>(query.integer(0)));
    found.distances.push_back(static_cast<float>(query.real(1)));
    if (query.real(2) > unsaid) {
      found.confidences.push_back(static_cast<float>(query.real(2)));
    }
  }
  if (found.clusters.empty()) {
    throw Error(ErrorCode::NotFound, {STRATOSCOPE_TEXT("run %1 holds no clustering"), {std::to_string(run)}},
                cohort.folder().string());
  }
  return found;
}

} // namespace stratoscope::cohort
