#pragma once

#include "ui/jobs/job_center.h"
#include "ui/main_window/quiet_lane.h"
#include "ui/models/tile_cache.h"

#include <QObject>

namespace stratoscope::ui {

/// Makes the large thumbnails of the cohort that is open, after its opening and after each import, so that no gallery
/// has to wait for them. What is there already is not made again, and where nothing is missing nobody sees a job.
class ThumbnailDesk : public QObject {
  Q_OBJECT

public:
  /// Both must outlive the desk.
  ThumbnailDesk(JobCenter& jobs, TileCache& tiles, QObject* parent = nullptr);

  /// Begins with the items that the tiles show now, in place of what it was doing.
  void fill();
  /// Whether it looks for what is missing or makes it.
  [[nodiscard]] bool busy() const { return lane_.busy() || job_ != 0; }

private:
  void make(std::size_t series);

  JobCenter& jobs_;
  TileCache& tiles_;
  JobId job_ = 0;
  QuietLane lane_; // last: gone before what its thread speaks to
};

} // namespace stratoscope::ui
