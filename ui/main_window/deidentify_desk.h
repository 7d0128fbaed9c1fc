#pragma once

#include "core/workflow/deidentification.h"
#include "ui/jobs/job_center.h"
#include "ui/models/deidentify_request.h"

#include <QObject>

#include <filesystem>

namespace stratoscope::ui {

/// Exports de-identified copies, each export as a job that can be stopped.
class DeidentifyDesk : public QObject {
  Q_OBJECT

public:
  /// @param jobs must outlive the desk.
  explicit DeidentifyDesk(JobCenter& jobs, QObject* parent = nullptr);

  /// @param cohort folder of the open one; looked at where the request is of it.
  void run(const DeidentifyRequest& request, const std::filesystem::path& cohort);

Q_SIGNALS:
  void done(const stratoscope::workflow::DeidentificationResult& result);
  void failed(const QString& what, const stratoscope::Error& error);

private:
  JobCenter& jobs_;
};

} // namespace stratoscope::ui
