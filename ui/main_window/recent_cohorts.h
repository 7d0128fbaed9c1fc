#pragma once

#include <QStringList>

namespace stratoscope::ui::recent_cohorts {

/// Folders of the cohorts opened last, the latest first; kept in the settings.
[[nodiscard]] QStringList list();
/// Puts a folder first; the list keeps eight.
void add(const QString& folder);

} // namespace stratoscope::ui::recent_cohorts
