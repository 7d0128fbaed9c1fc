#pragma once

#include "core/base/progress.h"
#include "ui/jobs/job.h"
#include "ui/jobs/job_control.h"
#include "ui/jobs/lanes.h"
#include "ui/jobs/latest_progress.h"
#include "ui/jobs/rate_meter.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <concepts>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace stratoscope::ui {

/// Runs work on the lanes and tells of it on the thread that the JobCenter lives in (the window's). All its functions
/// are for that thread. The destructor asks all work to stop and waits for it; no callback comes after that.
class JobCenter : public QObject {
  Q_OBJECT

public:
  explicit JobCenter(QObject* parent = nullptr);
  ~JobCenter() override;

  /// Runs `work` on a thread of the lane and hands what it returns to `done` on the window's thread.
  /// @param work    T(Progress&, std::stop_token), or T(Progress&, JobControl&) for one that can pause; T may be void.
  ///                It stops by throwing Error::Cancelled. Destroyed on its thread before `done` is called.
  /// @param context when it is gone neither callback is called; null for always.
  /// @param done    void(T), or void() for void. What it throws counts as the job's failure.
  /// @param failed  also called for a stop, with Error::Cancelled, for a job that never began too. Must not throw.
  template <typename Work, typename Done>
  JobId run(const QString& title, Lane lane, Work work, QObject* context, Done done,
            std::function<void(const Error&)> failed = {});

  /// Those not cleared, in the order of their start.
  [[nodiscard]] std::vector<Job> jobs() const;
  [[nodiscard]] std::optional<Job> job(JobId id) const;
  /// Whether any waits, runs or pauses.
  [[nodiscard]] bool busy() const;

  /// One that waits ends at once; one that runs ends when its work looks at its stop token.
  void stop(JobId id);
  void stopAll();
  /// Nothing happens for a job that cannot pause or does not run. A paused job keeps its place in the lane.
  void pause(JobId id);
  void resume(JobId id);
  /// A number that tells how an unfinished job goes, for the curve beside it; shown with its next progress.
  void setFigure(JobId id, double figure);
  /// Words about what came out, for the list of jobs.
  void setResult(JobId id, const QString& text);
  /// Forgets a finished job.
  void clear(JobId id);
  void clearFinished();

Q_SIGNALS:
  void jobAdded(int id);
  /// State, progress or result; progress at most ten times a second.
  void jobChanged(int id);
  /// After the callbacks; job.error says what went wrong, if anything.
  void jobFinished(const stratoscope::ui::Job& job);
  void jobRemoved(int id);

private:
  using Task = std::function<void(Progress&, JobControl&)>;

  struct Callbacks {
    QPointer<QObject> context;
    bool tied = false; ///< to the context
    std::function<void()> done;
    std::function<void(const Error&)> failed;
  };
  struct Record {
    Job job;
    std::shared_ptr<JobControl> control;
    std::shared_ptr<LatestProgress> progress;
    Callbacks callbacks;
    RateMeter rate;
  };

  JobId start(const QString& title, Lane lane, bool pausable, Task task, Callbacks callbacks);
  /// Runs `call` with the record on the window's thread, if it is still there and not finished.
  void post(JobId id, std::function<void(Record&)> call);
  Record* unfinished(JobId id);
  void begin(Record& record);
  void setWaiting(Record& record, bool waiting);
  bool readProgress(Record& record);
  void poll();
  void finish(Record& record, std::optional<Error> error);
  void conclude(JobId id, const std::optional<Error>& error);
  [[nodiscard]] double seconds() const;

  QElapsedTimer clock_;
  QTimer poll_;
  JobId last_ = 0;
  std::map<JobId, Record> records_;
  Lanes lanes_; // last: gone before what its threads speak to
};

template <typename Work, typename Done>
JobId JobCenter::run(const QString& title, Lane lane, Work work, QObject* context, Done done,
                     std::function<void(const Error&)> failed) {
  constexpr bool pausable = std::invocable<Work&, Progress&, JobControl&>;
  const auto call = [](Work& task, Progress& progress, JobControl& control) {
    if constexpr (pausable) {
      return task(progress, control);
    } else {
      return task(progress, control.stopToken());
    }
  };
  using Result = std::invoke_result_t<decltype(call), Work&, Progress&, JobControl&>;
  // Shared, as neither the work nor the result need be copyable.
  auto task = std::make_shared<Work>(std::move(work));
  Callbacks callbacks{context, context != nullptr, {}, std::move(failed)};
  if constexpr (std::is_void_v<Result>) {
    callbacks.done = std::move(done);
    return start(
        title, lane, pausable, [=](Progress& progress, JobControl& control) { call(*task, progress, control); },
        std::move(callbacks));
  } else {
    auto result = std::make_shared<std::optional<Result>>();
    callbacks.done = [result, then = std::move(done)]() mutable { then(std::move(**result)); };
    return start(
        title, lane, pausable,
        [=](Progress& progress, JobControl& control) { result->emplace(call(*task, progress, control)); },
        std::move(callbacks));
  }
}

} // namespace stratoscope::ui
