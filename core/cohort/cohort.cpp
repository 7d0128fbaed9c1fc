#include "core/cohort/cohort.h"

#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/cohort/query.h"
#include "core/cohort/schema.h"

#include <QSqlDatabase>
#include <QUuid>

#include <algorithm>
#include <array>
#include <functional>

namespace stratoscope::cohort {
namespace {

constexpr const char* fileName = "cohort.sqlite";

[[noreturn]] void refuse(const std::filesystem::path& folder) {
  throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("is not a cohort of this program"), folder.string(),
              STRATOSCOPE_TEXT("A cohort is a folder whose name ends in .stratoscope"));
}

/// What is not there yet cannot be lost: the making of a cohort need not wait for the disk.
void configureNew(const QSqlDatabase& database) { Query(database, "PRAGMA synchronous = OFF").run(); }

void configure(const QSqlDatabase& database) {
  for (const auto* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL", "PRAGMA foreign_keys = ON",
                             "PRAGMA busy_timeout = 10000"}) {
    Query(database, pragma).run();
  }
}

int versionOf(const QSqlDatabase& database) {
  Query query(database, "PRAGMA user_version");
  query.run().next();
  return static_cast<int>(query.integer(0));
}

void checkVersion(int version, const std::filesystem::path& folder) {
  if (version > schemaVersion) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("was made by a later version of this program"),
                folder.string(), STRATOSCOPE_TEXT("Install the current version to open it"));
  }
  if (version < 1) {
    refuse(folder);
  }
}

/// Once more within the transaction: another program may have been faster.
void upgrade(Cohort& cohort) {
  if (versionOf(cohort.database()) < schemaVersion) {
    Transaction transaction(cohort);
    if (const int version = versionOf(cohort.database()); version < schemaVersion) {
      upgradeSchema(cohort.database(), version);
    }
    transaction.commit();
  }
}

constexpr std::array parts{"images", "embeddings", "models", "maps"};

/// True for what the making of a cohort leaves behind when it is killed: empty folders and a database without a table.
bool isUnfinished(const std::filesystem::path& folder, const std::function<QSqlDatabase()>& database) {
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
    const auto name = entry.path().filename().string();
    const bool part = std::ranges::find(parts, name) != parts.end() && std::filesystem::is_empty(entry.path(), failure);
    if (!part && !name.starts_with(fileName)) {
      return false;
    }
  }
  if (!std::filesystem::exists(folder / fileName, failure)) {
    return true;
  }
  Query query(database(), "SELECT count(*) FROM sqlite_master");
  return query.run().next() && query.integer(0) == 0;
}

} // namespace

/// A connection of its own: QtSql ties each to the thread that opened it.
struct Cohort::State {
  explicit State(const std::filesystem::path& folder_, bool fresh = false)
      : folder(std::filesystem::absolute(folder_)) {
    auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    database.setDatabaseName(QString::fromStdString((folder / fileName).string()));
    if (!database.open()) {
      throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the cohort's database cannot be opened"), folder.string());
    }
    if (fresh) {
      configureNew(database);
    }
    configure(database);
  }
  ~State() { QSqlDatabase::removeDatabase(name); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  [[nodiscard]] QSqlDatabase database() const { return QSqlDatabase::database(name, false); }

  QString name = QUuid::createUuid().toString();
  std::filesystem::path folder;
};

Cohort::Cohort(std::unique_ptr<State> state) : state_(std::move(state)) {}
Cohort::~Cohort() = default;
Cohort::Cohort(Cohort&&) noexcept = default;
Cohort& Cohort::operator=(Cohort&&) noexcept = default;

/// Whether there is something at a place that must not become a cohort.
bool Cohort::isTaken(const std::filesystem::path& folder) {
  std::error_code failure;
  if (!std::filesystem::exists(folder, failure) || std::filesystem::is_empty(folder, failure)) {
    return false;
  }
  std::unique_ptr<State> state;
  try {
    return !isUnfinished(folder, [&] { return (state = std::make_unique<State>(folder))->database(); });
  } catch (const Error&) {
    return true; // a damaged database is one
  }
}

Cohort Cohort::create(const std::filesystem::path& folder) {
  std::error_code failure;
  if (isTaken(folder)) {
    throw Error(ErrorCode::Conflict, STRATOSCOPE_TEXT("there is something at this place already"), folder.string());
  }
  for (const auto* part : parts) {
    std::filesystem::create_directories(folder / part, failure);
    if (failure) {
      throw Error(ErrorCode::WriteFailed, STRATOSCOPE_TEXT("the folder cannot be made"), folder.string());
    }
  }
  Cohort cohort(std::make_unique<State>(folder, true));
  Transaction transaction(cohort);
  createSchema(cohort.database());
  transaction.commit();
  return cohort;
}

Cohort Cohort::open(const std::filesystem::path& folder) {
  std::error_code failure;
  if (!std::filesystem::exists(folder, failure)) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("there is no such folder"), folder.string());
  }
  if (!std::filesystem::is_regular_file(folder / fileName, failure)) {
    refuse(folder);
  }
  Cohort cohort(std::make_unique<State>(folder));
  checkVersion(versionOf(cohort.database()), folder);
  upgrade(cohort);
  return cohort;
}

Cohort Cohort::openOrCreate(const std::filesystem::path& folder) {
  return isTaken(folder) ? open(folder) : create(folder);
}

const std::filesystem::path& Cohort::folder() const { return state_->folder; }
std::filesystem::path Cohort::imagesFolder() const { return state_->folder / "images"; }
std::filesystem::path Cohort::embeddingsFolder() const { return state_->folder / "embeddings"; }
std::filesystem::path Cohort::modelsFolder() const { return state_->folder / "models"; }
std::filesystem::path Cohort::sourcesFolder() const { return state_->folder / "sources"; }
std::filesystem::path Cohort::mapsFolder() const { return state_->folder / "maps"; }
QSqlDatabase Cohort::database() const { return state_->database(); }

ImageStack Cohort::images() const {
  Query file(database(), "SELECT value FROM settings WHERE key = 'images'");
  if (!file.run().next()) {
    return {};
  }
  auto images = openImageStack(imagesFolder() / file.text(0));
  Query white(database(), "SELECT value FROM settings WHERE key = 'white'"); // cohorts of earlier versions have none
  if (white.run().next()) {
    images.white = static_cast<std::uint16_t>(std::clamp<std::int64_t>(white.integer(0), 1, 65535));
  }
  return images;
}

Transaction::Transaction(Cohort& cohort) : cohort_(cohort) { Query(cohort_.database(), "BEGIN IMMEDIATE").run(); }

Transaction::~Transaction() {
  if (open_) {
    // After some failures SQLite has rolled back by itself, and then this one has nothing to do.
    QSqlQuery(cohort_.database()).exec(QStringLiteral("ROLLBACK"));
  }
}

void Transaction::commit() {
  Query(cohort_.database(), "COMMIT").run();
  open_ = false;
}

} // namespace stratoscope::cohort
