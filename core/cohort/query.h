#pragma once

#include <QSqlQuery>
#include <QVariant>

#include <string>

namespace stratoscope::cohort {

/// Paths may hold bytes that are not UTF-8: such a text is stored as bytes, so that it comes back as it was.
[[nodiscard]] inline QVariant bound(const std::string& value) {
  const auto text = QString::fromStdString(value);
  return text.toStdString() == value ? QVariant(text) : QVariant(QByteArray::fromStdString(value));
}
[[nodiscard]] inline QVariant bound(std::int64_t value) { return QVariant::fromValue<qlonglong>(value); }
[[nodiscard]] inline QVariant bound(int value) { return value; }
[[nodiscard]] inline QVariant bound(double value) { return value; }

/// A prepared statement whose failures become our Error: a full disk and a database that another program holds are
/// named as such.
class Query {
public:
  Query(const QSqlDatabase& database, const QString& statement);
  Query(const QSqlDatabase& database, const char* statement) : Query(database, QString::fromLatin1(statement)) {}

  /// Runs it (again) with these values. Throws Error::WriteFailed, Error::Conflict or Error::Unreadable.
  template <typename... Values> Query& run(const Values&... values) {
    int position = 0;
    (query_.bindValue(position++, bound(values)), ...);
    execute();
    return *this;
  }
  bool next() { return query_.next(); }
  [[nodiscard]] std::int64_t integer(int column) const { return query_.value(column).toLongLong(); }
  [[nodiscard]] double real(int column) const { return query_.value(column).toDouble(); }
  [[nodiscard]] std::string text(int column) const {
    const auto value = query_.value(column);
    return value.typeId() == QMetaType::QByteArray ? value.toByteArray().toStdString() : value.toString().toStdString();
  }
  [[nodiscard]] std::int64_t insertedId() const { return query_.lastInsertId().toLongLong(); }

private:
  void execute();

  QSqlQuery query_;
  std::string subject_; ///< the database file, for messages
};

} // namespace stratoscope::cohort
