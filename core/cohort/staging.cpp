#include "core/cohort/staging.h"

#include "core/cohort/query.h"
#include "core/cohort/schema.h"

#include <QSqlDatabase>

namespace stratoscope::cohort {
namespace {

std::int64_t numberOf(const Cohort& cohort, const char* statement) {
  Query query(cohort.database(), statement);
  query.run().next();
  return query.integer(0);
}

} // namespace

struct Staging::State {
  explicit State(const QSqlDatabase& database)
      : find(database, lookup::staged), add(database, "INSERT OR REPLACE INTO staged VALUES (?, ?, ?, ?)"),
        setOrigin(database, "INSERT OR REPLACE INTO settings VALUES ('import', ?)"),
        clear(database, "DELETE FROM staged"), clearOrigin(database, "DELETE FROM settings WHERE key = 'import'") {}
  Query find;
  Query add;
  Query setOrigin;
  Query clear;
  Query clearOrigin;
};

Staging::Staging(Cohort& cohort) : state_(std::make_unique<State>(cohort.database())) {}
Staging::~Staging() = default;

std::optional<StagedSeries> Staging::find(const std::string& key) {
  auto& query = state_->find;
  if (!query.run(key).next()) {
    return std::nullopt;
  }
  return StagedSeries{key, query.integer(0), query.integer(1), query.text(2)};
}

void Staging::add(const StagedSeries& series) {
  state_->add.run(series.key, series.begin, series.bytes, series.content);
}

void Staging::setOrigin(const std::string& record) { state_->setOrigin.run(record); }

void Staging::clear() {
  state_->clear.run();
  state_->clearOrigin.run();
}

std::optional<std::string> stagedOrigin(const Cohort& cohort) {
  Query query(cohort.database(), "SELECT value FROM settings WHERE key = 'import'");
  return query.run().next() ? std::optional(query.text(0)) : std::nullopt;
}

int stagedCount(const Cohort& cohort) { return static_cast<int>(numberOf(cohort, "SELECT count(*) FROM staged")); }

std::int64_t stagedEnd(const Cohort& cohort) {
  return numberOf(cohort, "SELECT coalesce(max(begin + bytes), 0) FROM staged");
}

} // namespace stratoscope::cohort
