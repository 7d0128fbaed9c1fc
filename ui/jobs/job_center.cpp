#include "ui/jobs/job_center.h"

#include "ui/jobs/error_in_flight.h"

#include <QMetaObject>

#include <algorithm>

namespace stratoscope::ui {
namespace {

constexpr int pollInterval = 100; // ms

template <typename Call> std::optional<Error> attempt(const Call& call) {
  try {
    call();
    return std::nullopt;
  } catch (...) {
    return errorInFlight();
  }
}

JobState endState(const std::optional<Error>& error) {
  if (!error) {
    return JobState::Done;
  }
  return error->code() == ErrorCode::Cancelled ? JobState::Cancelled : JobState::Failed;
}

} // namespace

JobCenter::JobCenter(QObject* parent) : QObject(parent) {
  clock_.start();
  poll_.setInterval(pollInterval);
  connect(&poll_, &QTimer::timeout, this, &JobCenter::poll);
}

JobCenter::~JobCenter() {
  for (auto& [id, record] : records_) {
    record.control->stop();
  }
  lanes_.drain();
}

double JobCenter::seconds() const { return static_cast<double>(clock_.nsecsElapsed()) * 1e-9; }

JobId JobCenter::start(const QString& title, Lane lane, bool pausable, Task task, Callbacks callbacks) {
  const JobId id = ++last_;
  auto& record = records_[id];
  record.job.id = id;
  record.job.title = title;
  record.job.lane = lane;
  record.job.pausable = pausable;
  record.callbacks = std::move(callbacks);
  record.progress = std::make_shared<LatestProgress>();
  record.control = std::make_shared<JobControl>(
      [this, id](bool waiting) { post(id, [this, waiting](Record& one) { setWaiting(one, waiting); }); });
  lanes_.start(lane,
               [this, id, control = record.control, progress = record.progress, task = std::move(task)]() mutable {
                 post(id, [this](Record& one) { begin(one); });
                 auto error = attempt([&] {
                   throwIfStopped(control->stopToken());
                   task(*progress, *control);
                 });
                 task = nullptr; // what the work holds is free before the window hears of its end
                 post(id, [this, error = std::move(error)](Record& one) { finish(one, error); });
               });
  Q_EMIT jobAdded(id);
  return id;
}

void JobCenter::post(JobId id, std::function<void(Record&)> call) {
  QMetaObject::invokeMethod(
      this,
      [this, id, call = std::move(call)] {
        if (auto* record = unfinished(id)) {
          call(*record);
        }
      },
      Qt::QueuedConnection);
}

JobCenter::Record* JobCenter::unfinished(JobId id) {
  const auto found = records_.find(id);
  return found == records_.end() || found->second.job.finished() ? nullptr : &found->second;
}

void JobCenter::begin(Record& record) {
  record.job.state = JobState::Running;
  record.job.started = QDateTime::currentDateTime();
  poll_.start();
  Q_EMIT jobChanged(record.job.id);
}

void JobCenter::setWaiting(Record& record, bool waiting) {
  record.job.state = waiting ? JobState::Paused : JobState::Running;
  record.rate.skipTo(seconds());
  Q_EMIT jobChanged(record.job.id);
}

bool JobCenter::readProgress(Record& record) {
  auto report = record.progress->take();
  if (!report) {
    return false;
  }
  record.rate.add(report->done, report->total, seconds());
  record.job.done = report->done;
  record.job.total = report->total;
  record.job.message = std::move(report->message);
  record.job.rate = record.rate.rate();
  return true;
}

void JobCenter::poll() {
  std::vector<JobId> changed;
  for (auto& [id, record] : records_) {
    if (!record.job.finished() && readProgress(record)) {
      changed.push_back(id);
    }
  }
  if (!busy()) {
    poll_.stop();
  }
  for (const JobId id : changed) {
    Q_EMIT jobChanged(id);
  }
}

void JobCenter::finish(Record& record, std::optional<Error> error) {
  readProgress(record);
  const JobId id = record.job.id;
  const auto callbacks = std::exchange(record.callbacks, {});
  record.job.ended = QDateTime::currentDateTime();
  conclude(id, error);
  const bool heard = !callbacks.tied || callbacks.context;
  if (!error && heard && callbacks.done) {
    error = attempt(callbacks.done);
    conclude(id, error);
  }
  if (error && heard && callbacks.failed) {
    callbacks.failed(*error);
  }
  if (const auto ended = job(id)) {
    Q_EMIT jobFinished(*ended);
  }
}

void JobCenter::conclude(JobId id, const std::optional<Error>& error) {
  // Looked up anew: a callback may have cleared the list.
  if (const auto found = records_.find(id); found != records_.end()) {
    found->second.job.state = endState(error);
    found->second.job.error = error;
    Q_EMIT jobChanged(id);
  }
}

std::vector<Job> JobCenter::jobs() const {
  std::vector<Job> all;
  std::ranges::transform(records_, std::back_inserter(all), [](const auto& entry) { return entry.second.job; });
  return all;
}

std::optional<Job> JobCenter::job(JobId id) const {
  const auto found = records_.find(id);
  return found == records_.end() ? std::nullopt : std::optional(found->second.job);
}

bool JobCenter::busy() const {
  return std::ranges::any_of(records_, [](const auto& entry) { return !entry.second.job.finished(); });
}

void JobCenter::stop(JobId id) {
  auto* record = unfinished(id);
  if (record == nullptr || record->job.stopRequested) {
    return;
  }
  record->job.stopRequested = true;
  record->control->stop();
  if (record->job.state == JobState::Queued) {
    finish(*record, attempt([&] { throwIfStopped(record->control->stopToken()); }));
  } else {
    Q_EMIT jobChanged(id);
  }
}

void JobCenter::stopAll() {
  for (const auto& job : jobs()) {
    stop(job.id);
  }
}

void JobCenter::pause(JobId id) {
  auto* record = unfinished(id);
  if (record != nullptr && record->job.pausable && record->job.state != JobState::Queued) {
    record->job.pauseRequested = true;
    record->control->pause();
    Q_EMIT jobChanged(id);
  }
}

void JobCenter::resume(JobId id) {
  auto* record = unfinished(id);
  if (record != nullptr && record->job.pauseRequested) {
    record->job.pauseRequested = false;
    record->control->resume();
    Q_EMIT jobChanged(id);
  }
}

void JobCenter::setFigure(JobId id, double figure) {
  if (auto* record = unfinished(id)) {
    // Told with the next progress: steps may be very short.
    record->job.figure = figure;
  }
}

void JobCenter::setResult(JobId id, const QString& text) {
  if (const auto found = records_.find(id); found != records_.end()) {
    found->second.job.result = text;
    Q_EMIT jobChanged(id);
  }
}

void JobCenter::clear(JobId id) {
  const auto found = records_.find(id);
  if (found != records_.end() && found->second.job.finished()) {
    records_.erase(found);
    Q_EMIT jobRemoved(id);
  }
}

void JobCenter::clearFinished() {
  for (const auto& job : jobs()) {
    clear(job.id);
  }
}

} // namespace stratoscope::ui
