#include "ui/main_window/thumbnail_desk.h"

#include <QLoggingCategory>

namespace stratoscope::ui {
namespace {

Q_LOGGING_CATEGORY(thumbnailLog, "stratoscope.thumbnails")

/// Without thumbnails the window shows the item tensors: nothing that a person has to be told.
void logFault(const Error& error) {
  if (error.code() != ErrorCode::Cancelled) {
    qCWarning(thumbnailLog, "%s", error.what());
  }
}

} // namespace

ThumbnailDesk::ThumbnailDesk(JobCenter& jobs, TileCache& tiles, QObject* parent)
    : QObject(parent), jobs_(jobs), tiles_(tiles) {}

void ThumbnailDesk::fill() {
  jobs_.stop(job_);
  job_ = 0;
  const auto& thumbnails = tiles_.thumbnails();
  if (!thumbnails) {
    return;
  }
  lane_.run([thumbnails] { return thumbnails->store().unfinished(workflow::largeThumbnail); }, this,
            [this, thumbnails](std::size_t series) {
              if (series > 0 && thumbnails == tiles_.thumbnails()) {
                make(series);
              }
            },
            logFault);
}

void ThumbnailDesk::make(std::size_t series) {
  const auto job = std::make_shared<JobId>(0);
  const auto ended = [this, job] { job_ = job_ == *job ? 0 : job_; };
  *job = jobs_.run(
      tr("Thumbnails"), Lane::Io,
      [thumbnails = tiles_.thumbnails()](Progress& progress, const std::stop_token& stop) {
        thumbnails->store().fill(workflow::largeThumbnail, progress, stop);
      },
      this,
      [this, job, ended, series] {
        jobs_.setResult(*job, tr("of %Ln series", nullptr, static_cast<int>(series)));
        ended();
      },
      [ended](const Error& error) {
        logFault(error);
        ended();
      });
  job_ = *job;
}

} // namespace stratoscope::ui
