#include "ui/main_window/training_session.h"

#include "ui/models/training_words.h"

#include <QLocale>
#include <QMetaObject>

namespace stratoscope::ui {

TrainingSession::TrainingSession(JobCenter& jobs, QObject* parent) : QObject(parent), jobs_(jobs) {
  connect(&jobs_, &JobCenter::jobChanged, this, &TrainingSession::followJob);
}

/// For the training's thread, which the JobCenter waits for, though perhaps not this object.
TrainingSession::Teller TrainingSession::teller() {
  return [jobs = &jobs_, self = QPointer(this)](const learning::EpochReport& report, int epochs) {
    QMetaObject::invokeMethod(
        jobs,
        [self, report, epochs] {
          if (self) {
            self->jobs_.setFigure(self->job_, report.loss);
            Q_EMIT self->epochDone(report, epochs);
          }
        },
        Qt::QueuedConnection);
  };
}

void TrainingSession::start(const std::filesystem::path& folder, const LearnSettings& settings) {
  run(folder, [options = toTrainingOptions(settings)](const cohort::Cohort& cohort) {
    return workflow::Training::start(cohort, options);
  });
}

void TrainingSession::resume(const std::filesystem::path& folder, const QString& device) {
  run(folder, [device = device.toStdString()](const cohort::Cohort& cohort) {
    return workflow::Training::resume(cohort, device);
  });
}

void TrainingSession::run(const std::filesystem::path& folder, Opener opener) {
  if (state_ != State::Idle) {
    return;
  }
  folder_ = folder;
  setState(State::Running);
  job_ = jobs_.run(
      tr("Learn"), Lane::Gpu,
      [tell = teller(), folder, opener = std::move(opener)](Progress& progress, JobControl& control) {
        auto cohort = cohort::Cohort::open(folder);
        auto training = opener(cohort);
        const int epochs = training.options().epochs;
        for (const auto& report : training.losses()) {
          tell(report, epochs);
        }
        while (!training.finished()) {
          control.waitWhilePaused();
          tell(training.step(progress, control.stopToken()), epochs);
        }
        return training.finish(cohort);
      },
      this,
      [this](const workflow::TrainResult& result) {
        //: epochs and speed of a finished training
        jobs_.setResult(job_, tr("%Ln epochs \u00b7 %1 images/s", nullptr, result.epochs)
                                  .arg(QLocale().toString(result.imagesPerSecond, 'f', 0)));
        setState(State::Idle);
        Q_EMIT finished(result);
      },
      [this](const Error& error) {
        setState(State::Idle);
        Q_EMIT failed(error);
      });
}

void TrainingSession::pause(bool pause) {
  if (pause) {
    jobs_.pause(job_);
  } else {
    jobs_.resume(job_);
  }
}

void TrainingSession::stop() { jobs_.stop(job_); }

void TrainingSession::followJob(int id) {
  const auto job = id == job_ && state_ != State::Idle ? jobs_.job(id) : std::nullopt;
  if (job && !job->finished()) {
    setState(job->pauseRequested ? State::Paused : State::Running);
  }
}

void TrainingSession::setState(State state) {
  if (state_ != state) {
    state_ = state;
    Q_EMIT stateChanged();
  }
}

} // namespace stratoscope::ui
