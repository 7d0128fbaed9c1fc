#include "ui/main_window/selection_desk.h"

namespace stratoscope::ui {

SelectionDesk::SelectionDesk(CohortSession& session, SelectionModel& selection, QuietLane& lane, QObject* parent)
    : QObject(parent), session_(session), selection_(selection), lane_(lane) {}

void SelectionDesk::save(const QString& name) {
  if (!session_.isOpen() || selection_.rows().empty() || name.trimmed().isEmpty()) {
    return;
  }
  const auto count = static_cast<int>(selection_.rows().size());
  lane_.run(
      [folder = session_.folder(), rows = selection_.rows(), name = name.trimmed().toStdString()] {
        auto cohort = cohort::Cohort::open(folder);
        cohort::saveSelection(cohort, name, rows);
      },
      this,
      [this, name, count] {
        session_.refreshSelections();
        Q_EMIT saved(name.trimmed(), count);
      },
      [this](const Error& error) { Q_EMIT failed(tr("Save selection"), error); });
}

void SelectionDesk::restore(const QString& name) {
  const auto folder = session_.folder();
  lane_.run([folder, name = name.toStdString()] { return cohort::selection(cohort::Cohort::open(folder), name); }, this,
            [this, folder](const std::vector<int>& rows) {
              // Another cohort may have been opened meanwhile.
              if (folder == session_.folder()) {
                selection_.select(rows);
              }
            },
            [this](const Error& error) { Q_EMIT failed(tr("Restore selection"), error); });
}

void SelectionDesk::remove(const QString& name) {
  lane_.run(
      [folder = session_.folder(), name = name.toStdString()] {
        auto cohort = cohort::Cohort::open(folder);
        cohort::removeSelection(cohort, name);
      },
      this, [this] { session_.refreshSelections(); },
      [this](const Error& error) { Q_EMIT failed(tr("Delete selection"), error); });
}

} // namespace stratoscope::ui
