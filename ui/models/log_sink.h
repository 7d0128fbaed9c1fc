#pragma once

#include <QDateTime>
#include <QString>

#include <functional>
#include <vector>

namespace stratoscope::ui {

enum class LogLevel { Debug, Information, Warning, Fault };

struct LogEntry {
  QDateTime time;
  LogLevel level = LogLevel::Information;
  QString category;
  QString text;
};

/// Takes what Qt's logging functions and categories say on any thread, and keeps it for the window. There is one for
/// the program, as there is one message handler.
namespace log_sink {

constexpr std::size_t capacity = 10000; ///< lines kept for a window that is not there yet; the oldest go first

/// From now on messages come here, and to the handler that was there before. Once, at the start of the program.
void install();
/// Puts the former handler back and forgets what was kept.
void uninstall();
/// What came since the last call, in order.
[[nodiscard]] std::vector<LogEntry> take();
/// @param notify called on the thread that logs when the first line after a take() comes, and must neither log nor
///               wait; empty for none.
void setNotify(std::function<void()> notify);

} // namespace log_sink

/// Stands for an identifier in a log line: twelve hexadecimal digits, equal for equal identifiers until the program
/// ends, with no way back to the identifier.
[[nodiscard]] QString hashedIdentifier(const QString& identifier);

} // namespace stratoscope::ui
