#include "ui/models/log_sink.h"

#include "core/base/sha256.h"

#include <QRandomGenerator>
#include <QtGlobal>

#include <array>
#include <deque>
#include <mutex>
#include <span>
#include <utility>

namespace stratoscope::ui {
namespace log_sink {
namespace {

struct Sink {
  std::mutex mutex;
  std::deque<LogEntry> entries;
  std::function<void()> notify;
  QtMessageHandler former = nullptr;
  bool installed = false;
};

Sink& sink() {
  static auto& one = *new Sink; // for ever: libraries log while the program ends
  return one;
}

LogLevel levelOf(QtMsgType type) {
  switch (type) {
  case QtDebugMsg:
    return LogLevel::Debug;
  case QtInfoMsg:
    return LogLevel::Information;
  case QtWarningMsg:
    return LogLevel::Warning;
  case QtCriticalMsg:
  case QtFatalMsg:
    break;
  }
  return LogLevel::Fault;
}

QtMessageHandler keep(LogEntry entry) {
  const std::lock_guard lock(sink().mutex);
  auto& entries = sink().entries;
  if (entries.size() == capacity) {
    entries.pop_front();
  }
  entries.push_back(std::move(entry));
  if (entries.size() == 1 && sink().notify) {
    sink().notify();
  }
  return sink().former;
}

void handle(QtMsgType type, const QMessageLogContext& context, const QString& message) {
  const auto former = keep({QDateTime::currentDateTime(), levelOf(type), QString::fromUtf8(context.category), message});
  if (former != nullptr) {
    former(type, context, message);
  }
}

} // namespace

void install() {
  if (!std::exchange(sink().installed, true)) {
    sink().former = qInstallMessageHandler(handle);
  }
}

void uninstall() {
  if (std::exchange(sink().installed, false)) {
    qInstallMessageHandler(sink().former);
    const std::lock_guard lock(sink().mutex);
    sink().entries.clear();
  }
}

std::vector<LogEntry> take() {
  const std::lock_guard lock(sink().mutex);
  auto entries = std::exchange(sink().entries, {});
  return {std::make_move_iterator(entries.begin()), std::make_move_iterator(entries.end())};
}

void setNotify(std::function<void()> notify) {
  const std::lock_guard lock(sink().mutex);
  sink().notify = std::move(notify);
  if (!sink().entries.empty() && sink().notify) {
    sink().notify();
  }
}

} // namespace log_sink

QString hashedIdentifier(const QString& identifier) {
  // Patient numbers are few enough to try them all against a bare hash, so a secret of this run goes in first.
  static const auto secret = [] {
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return words;
  }();
  constexpr std::size_t digits = 12;
  Sha256 hash;
  hash.update(std::as_bytes(std::span(secret)));
  const auto bytes = identifier.toUtf8();
  hash.update(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
  return QString::fromStdString(hash.finish().substr(0, digits));
}

} // namespace stratoscope::ui
