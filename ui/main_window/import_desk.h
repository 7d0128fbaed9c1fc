#pragma once

#include "ui/jobs/job_center.h"
#include "ui/main_window/quiet_lane.h"
#include "ui/models/import_findings.h"
#include "ui/models/import_request.h"

#include <QObject>

#include <memory>
#include <optional>

namespace stratoscope::ui {

class ImportDialog;

/// Looks for one import dialog at what it is asked about: the sources as a job, a series and a table on a lane of its
/// own. Answers that came too late are thrown away. Stops looking when it is destroyed.
class ImportDesk : public QObject {
  Q_OBJECT

public:
  /// @param jobs must outlive the desk. @param dialog the parent, too. @param cohort folder of the one that the import
  /// goes into; empty for a new one.
  ImportDesk(JobCenter& jobs, ImportDialog& dialog, std::filesystem::path cohort = {});
  ~ImportDesk() override;

private:
  void look(const QStringList& sources);
  void tellProgress(int id);
  void preview(int series, const ImportRequest& request);
  void matchTable(const QString& path);

  struct Opened; ///< the series in use; touched on the lane's thread only

  JobCenter& jobs_;
  ImportDialog& dialog_;
  std::filesystem::path cohort_;
  std::shared_ptr<const workflow::SourcePreview> found_;
  std::shared_ptr<Opened> opened_;
  JobId looking_ = 0;
  int lookNumber_ = 0;
  int tableNumber_ = 0;
  std::shared_ptr<std::atomic<int>> previewNumber_ = std::make_shared<std::atomic<int>>(0);
  QuietLane lane_; // last: gone before what its thread speaks to
};

} // namespace stratoscope::ui
