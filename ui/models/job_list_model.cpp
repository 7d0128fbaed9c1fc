#include "ui/models/job_list_model.h"

#include "ui/models/job_text.h"

#include <algorithm>

namespace stratoscope::ui {
namespace {

double fraction(const Job& job) {
  if (job.state == JobState::Done) {
    return 1;
  }
  if (job.total <= 0) {
    return job.state == JobState::Running ? -1 : 0;
  }
  return std::clamp(static_cast<double>(job.done) / static_cast<double>(job.total), 0.0, 1.0);
}

} // namespace

JobListModel::JobListModel(JobCenter& center, QObject* parent) : QAbstractListModel(parent), center_(center) {
  jobs_ = center.jobs();
  std::ranges::reverse(jobs_);
  connect(&center, &JobCenter::jobAdded, this, &JobListModel::add);
  connect(&center, &JobCenter::jobChanged, this, &JobListModel::change);
  connect(&center, &JobCenter::jobRemoved, this, &JobListModel::remove);
}

int JobListModel::rowOf(JobId id) const {
  const auto found = std::ranges::find(jobs_, id, &Job::id);
  return found == jobs_.end() ? -1 : static_cast<int>(found - jobs_.begin());
}

void JobListModel::add(JobId id) {
  if (const auto job = center_.job(id)) {
    beginInsertRows({}, 0, 0);
    jobs_.insert(jobs_.begin(), *job);
    endInsertRows();
  }
}

void JobListModel::change(JobId id) {
  const int row = rowOf(id);
  const auto job = center_.job(id);
  if (row >= 0 && job) {
    jobs_[static_cast<std::size_t>(row)] = *job;
    Q_EMIT dataChanged(index(row), index(row));
  }
}

void JobListModel::remove(JobId id) {
  if (const int row = rowOf(id); row >= 0) {
    beginRemoveRows({}, row, row);
    jobs_.erase(jobs_.begin() + row);
    endRemoveRows();
  }
}

int JobListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(jobs_.size());
}

QVariant JobListModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const auto& job = jobAt(index.row());
  switch (role) {
  case Qt::DisplayRole:
    return job.title;
  case Qt::ToolTipRole:
  case ProgressTextRole:
    return progressText(job);
  case IdRole:
    return job.id;
  case StateRole:
    return static_cast<int>(job.state);
  case FractionRole:
    return fraction(job);
  case PausableRole:
    return job.pausable;
  case PauseRequestedRole:
    return job.pauseRequested;
  case StopRequestedRole:
    return job.stopRequested;
  case LaneRole:
    return static_cast<int>(job.lane);
  default:
    return {};
  }
}

} // namespace stratoscope::ui
