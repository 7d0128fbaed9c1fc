#include "ui/main_window/quiet_lane.h"

#include <QMetaObject>

namespace stratoscope::ui {

QuietLane::QuietLane(QObject* parent) : QObject(parent) { pool_.setMaxThreadCount(1); }

QuietLane::~QuietLane() {
  pool_.clear();
  pool_.waitForDone();
}

void QuietLane::post(std::function<void()> call) {
  QMetaObject::invokeMethod(
      this,
      [this, call = std::move(call)] {
        call();
        if (--open_ == 0) {
          Q_EMIT becameIdle();
        }
      },
      Qt::QueuedConnection);
}

} // namespace stratoscope::ui
