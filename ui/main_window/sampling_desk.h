#pragma once

#include "core/workflow/synthesis.h"
#include "ui/jobs/job_center.h"
#include "ui/main_window/cohort_session.h"
#include "ui/models/sampling_request.h"

#include <QObject>

#include <memory>

namespace stratoscope::ui {

/// Draws synthetic images as a job, keeps those that are shown, and writes them to a folder.
class SamplingDesk : public QObject {
  Q_OBJECT

public:
  SamplingDesk(CohortSession& session, JobCenter& jobs, QObject* parent = nullptr);

  void draw(const SamplingRequest& request);
  /// Nothing happens before something was drawn.
  void write(const std::filesystem::path& folder);
  [[nodiscard]] bool isRunning() const { return running_; }
  [[nodiscard]] bool hasImages() const { return drawn_ != nullptr; }
  /// Forgets what was drawn, for it belongs to another cohort or model.
  void forget();

Q_SIGNALS:
  void runningChanged();
  /// Empty after forget().
  void drawn(const std::vector<stratoscope::ui::SyntheticImage>& images);
  void written(const QString& folder);
  void failed(const QString& what, const stratoscope::Error& error);

private:
  void setRunning(bool running);

  CohortSession& session_;
  JobCenter& jobs_;
  std::shared_ptr<const workflow::SyntheticImages> drawn_;
  bool running_ = false;
};

} // namespace stratoscope::ui
