#pragma once

#include "core/workflow/training.h"
#include "ui/jobs/job_center.h"
#include "ui/models/learn_settings.h"

#include <QObject>

#include <filesystem>
#include <functional>

namespace stratoscope::ui {

/// One training at a time, stepped epoch by epoch on the GPU lane; pause and stop take effect between two epochs or
/// batches.
class TrainingSession : public QObject {
  Q_OBJECT

public:
  enum class State { Idle, Running, Paused };

  /// @param jobs must outlive this.
  explicit TrainingSession(JobCenter& jobs, QObject* parent = nullptr);

  /// Nothing happens while one runs.
  void start(const std::filesystem::path& folder, const LearnSettings& settings);
  /// Goes on from the checkpoint of a stopped or killed training.
  void resume(const std::filesystem::path& folder, const QString& device);
  void pause(bool pause);
  void stop();
  [[nodiscard]] State state() const { return state_; }
  /// The cohort that is trained on, or was last.
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

Q_SIGNALS:
  void stateChanged();
  /// @param epochs that the whole training has. Those before a resume are told again.
  void epochDone(const stratoscope::learning::EpochReport& report, int epochs);
  void finished(const stratoscope::workflow::TrainResult& result);
  /// Stopped by a person: Error::Cancelled; its checkpoint stays.
  void failed(const stratoscope::Error& error);

private:
  using Opener = std::function<workflow::Training(const cohort::Cohort&)>;
  using Teller = std::function<void(const learning::EpochReport& report, int epochs)>;
  [[nodiscard]] Teller teller();
  void run(const std::filesystem::path& folder, Opener opener);
  void followJob(int id);
  void setState(State state);

  JobCenter& jobs_;
  JobId job_ = 0;
  std::filesystem::path folder_;
  State state_ = State::Idle;
};

} // namespace stratoscope::ui
