#include "ui/main_window/import_offer.h"

#include "ui/main_window/message_bar.h"
#include "ui/main_window/workbench.h"

namespace stratoscope::ui {

ImportOffer::ImportOffer(Workbench& workbench, MessageBar& messages, QObject* parent)
    : QObject(parent), workbench_(workbench), messages_(messages) {
  connect(&workbench_.session, &CohortSession::changed, this, &ImportOffer::follow);
  connect(&workbench_.steps, &CohortSteps::started, this, [this](CohortSteps::Kind kind) {
    if (kind == CohortSteps::Kind::Import) {
      offered_.clear();
    }
  });
}

void ImportOffer::follow() {
  const auto snapshot = workbench_.session.snapshot();
  if (!snapshot || !snapshot->unfinishedImport) {
    offered_.clear();
    return;
  }
  if (offered_ == snapshot->folder) {
    return;
  }
  offered_ = snapshot->folder;
  const auto text = tr("An import into this cohort was not finished. %Ln series have been read and are kept.", nullptr,
                       snapshot->unfinishedImport->series);
  const MessageBar::Suggestion discard{tr("Throw them away"), [this] { workbench_.steps.discardImport(); }};
  if (canContinueImport(workbench_)) {
    messages_.offer(text, {tr("Continue the import"), [this] { continueImport(workbench_); }}, discard);
  } else {
    messages_.offer(text + QChar::Space + tr("To go on, import the same files again."), discard);
  }
}

bool canContinueImport(const Workbench& workbench) {
  const auto snapshot = workbench.session.snapshot();
  return snapshot && snapshot->unfinishedImport && snapshot->unfinishedImport->options;
}

void continueImport(Workbench& workbench) {
  if (canContinueImport(workbench)) {
    workbench.steps.importSources(*workbench.session.snapshot()->unfinishedImport->options);
  }
}

} // namespace stratoscope::ui
