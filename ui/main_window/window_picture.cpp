#include "ui/main_window/window_picture.h"

#include "ui/main_window/main_window.h"
#include "ui/main_window/workbench.h"
#include "ui/models/core_text.h"
#include "ui/models/snapshot_clusters.h"

#include <QPixmap>

namespace stratoscope::ui {
namespace {

constexpr int stillness = 800;      // ms without a new picture anywhere
constexpr int mostPatience = 60000; // ms

} // namespace

WindowPicture::WindowPicture(MainWindow& window, Workbench& workbench, QString file)
    : QObject(&window), window_(window), workbench_(workbench), file_(std::move(file)) {
  quiet_.setSingleShot(true);
  quiet_.setInterval(stillness);
  patience_.setSingleShot(true);
  patience_.start(mostPatience);
  connect(&workbench_.session, &CohortSession::changed, this, &WindowPicture::choose);
  connect(&workbench_.viewer, &ViewerFeed::reconstructionReady, this, [this] {
    ready_ = true;
    settle();
  });
  connect(&workbench_.tiles, &TileCache::ready, this, &WindowPicture::settle);
  connect(&workbench_, &Workbench::failed, this,
          [this](const QString&, const Error& error) { Q_EMIT finished(describe(error)); });
  connect(&quiet_, &QTimer::timeout, this, &WindowPicture::take);
  connect(&patience_, &QTimer::timeout, this,
          [this] { Q_EMIT finished(tr("The window did not show the cohort in time")); });
}

void WindowPicture::choose() {
  const auto snapshot = workbench_.session.snapshot();
  if (!snapshot) {
    return;
  }
  const auto largest = itemsOfCluster(*snapshot, 0);
  if (largest.empty()) {
    Q_EMIT finished(tr("The cohort has no clusters yet"));
    return;
  }
  workbench_.selection.setCurrent(largest.front());
}

void WindowPicture::settle() {
  if (ready_) {
    quiet_.start();
  }
}

void WindowPicture::take() {
  patience_.stop();
  const bool saved = window_.grab().save(file_);
  Q_EMIT finished(saved ? QString() : tr("The picture cannot be written: %1").arg(file_));
}

} // namespace stratoscope::ui
