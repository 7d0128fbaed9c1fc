#include "core/cohort/query.h"

#include "core/base/error.h"

#include <QSqlDatabase>
#include <QSqlError>

namespace stratoscope::cohort {
namespace {

// Result codes of SQLite (https://sqlite.org/rescode.html); Qt hands them on as text.
constexpr int busy = 5;
constexpr int locked = 6;
constexpr int readOnly = 8;
constexpr int inputOutput = 10;
constexpr int corrupt = 11;
constexpr int full = 13;
constexpr int notADatabase = 26;

[[noreturn]] void fail(const QSqlError& error, const std::string& subject) {
  switch (error.nativeErrorCode().toInt() & 0xff) {
  case full:
    throw Error(ErrorCode::WriteFailed, STRATOSCOPE_TEXT("the disk is full"), subject,
                STRATOSCOPE_TEXT("Free some space and do the step again; what was there before is unharmed"));
  case busy:
  case locked:
    throw Error(ErrorCode::Conflict, STRATOSCOPE_TEXT("another program is writing to the cohort"), subject);
  case corrupt:
  case notADatabase:
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the cohort's database is damaged"), subject);
  case readOnly:
  case inputOutput:
    throw Error(ErrorCode::WriteFailed, STRATOSCOPE_TEXT("the cohort cannot be written to"), subject);
  default:
    throw Error(ErrorCode::Internal, {STRATOSCOPE_TEXT("the database answered: %1"), {error.text().toStdString()}},
                subject);
  }
}

} // namespace

Query::Query(const QSqlDatabase& database, const QString& statement)
    : query_(database), subject_(database.databaseName().toStdString()) {
  query_.setForwardOnly(true);
  if (!query_.prepare(statement)) {
    fail(query_.lastError(), subject_);
  }
}

void Query::execute() {
  if (!query_.exec()) {
    fail(query_.lastError(), subject_);
  }
}

} // namespace stratoscope::cohort
