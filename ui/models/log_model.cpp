#include "ui/models/log_model.h"

#include <QMetaObject>

#include <algorithm>
#include <iterator>

namespace stratoscope::ui {
namespace {

constexpr auto capacity = static_cast<std::ptrdiff_t>(log_sink::capacity);

} // namespace

LogModel::LogModel(QObject* parent) : QAbstractTableModel(parent) {
  log_sink::setNotify([this] {
    QMetaObject::invokeMethod(
        this, [this] { append(log_sink::take()); }, Qt::QueuedConnection);
  });
}

LogModel::~LogModel() { log_sink::setNotify({}); }

void LogModel::append(std::vector<LogEntry> entries) {
  const auto first = entries.begin() + std::max(std::ssize(entries) - capacity, std::ptrdiff_t{0});
  const auto added = static_cast<int>(entries.end() - first);
  if (added == 0) {
    return;
  }
  if (const auto over = static_cast<int>(std::ssize(entries_) + added - capacity); over > 0) {
    beginRemoveRows({}, 0, over - 1);
    entries_.erase(entries_.begin(), entries_.begin() + over);
    endRemoveRows();
  }
  beginInsertRows({}, rowCount(), rowCount() + added - 1);
  std::move(first, entries.end(), std::back_inserter(entries_));
  endInsertRows();
}

void LogModel::clear() {
  beginResetModel();
  entries_.clear();
  endResetModel();
}

QString LogModel::levelName(LogLevel level) {
  switch (level) {
  case LogLevel::Debug:
    return tr("Detail");
  case LogLevel::Information:
    return tr("Information");
  case LogLevel::Warning:
    return tr("Warning");
  case LogLevel::Fault:
    break;
  }
  return tr("Error");
}

QString LogModel::lineAt(int row) const {
  const auto& one = entry(row);
  return QStringList{one.time.toString(Qt::ISODateWithMs), levelName(one.level), one.category, one.text}.join(
      QLatin1Char('\t'));
}

int LogModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

int LogModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant LogModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const auto& one = entry(index.row());
  if (role == LevelRole) {
    return static_cast<int>(one.level);
  }
  if (role == Qt::ToolTipRole && index.column() == TextColumn) {
    return one.text;
  }
  if (role != Qt::DisplayRole) {
    return {};
  }
  switch (index.column()) {
  case TimeColumn:
    return one.time.toString(QStringLiteral("HH:mm:ss.zzz"));
  case LevelColumn:
    return levelName(one.level);
  case CategoryColumn:
    return one.category;
  default:
    return one.text;
  }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role != Qt::DisplayRole || orientation != Qt::Horizontal) {
    return {};
  }
  switch (section) {
  case TimeColumn:
    return tr("Time");
  case LevelColumn:
    return tr("Level");
  case CategoryColumn:
    return tr("Category");
  case TextColumn:
    return tr("Message");
  default:
    return {};
  }
}

} // namespace stratoscope::ui
