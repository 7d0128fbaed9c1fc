#include "ui/main_window/recent_cohorts.h"

#include <QSettings>

namespace stratoscope::ui::recent_cohorts {
namespace {

const QString key = QStringLiteral("recentCohorts");
constexpr int most = 8;

} // namespace

QStringList list() { return QSettings().value(key).toStringList(); }

void add(const QString& folder) {
  auto folders = list();
  // Settings are flushed to the disk, which the window would wait for after each import.
  if (!folders.isEmpty() && folders.front() == folder) {
    return;
  }
  folders.removeAll(folder);
  folders.prepend(folder);
  QSettings().setValue(key, folders.mid(0, most));
}

} // namespace stratoscope::ui::recent_cohorts
