#include "ui/main_window/workbench.h"

namespace stratoscope::ui {

Workbench::Workbench(QObject* parent)
    : QObject(parent), thumbnails(jobs, tiles), selections(selection, undo), session(storeLane),
      savedSelections(session, selection, storeLane), training(jobs), steps(session, jobs),
      clusters(session, steps, undo), deidentify(jobs), labels(session, storeLane, undo), review(selection, labels),
      similar(session, lookLane, jobs), sampling(session, jobs), viewer(selection, lookLane) {
  // A selection of 100,000 images takes half a megabyte.
  constexpr int mostSteps = 100;
  undo.setUndoLimit(mostSteps);
  connect(&session, &CohortSession::changed, this, &Workbench::follow);
  connect(&session, &CohortSession::failed, this, &Workbench::report);
  connect(&steps, &CohortSteps::failed, this, &Workbench::report);
  connect(&deidentify, &DeidentifyDesk::failed, this, &Workbench::report);
  connect(&savedSelections, &SelectionDesk::failed, this, &Workbench::report);
  connect(&labels, &LabelDesk::failed, this, &Workbench::report);
  connect(&similar, &SimilarDesk::failed, this, &Workbench::report);
  connect(&sampling, &SamplingDesk::failed, this, &Workbench::report);
  connect(&training, &TrainingSession::failed, this, [this](const Error& error) {
    // A stopped training leaves a checkpoint, which the snapshot tells of.
    session.refresh();
    report(tr("Learn"), error);
  });
  connect(&training, &TrainingSession::finished, this, [this](const workflow::TrainResult&) {
    // Another cohort may have been opened meanwhile.
    if (training.folder() == session.folder()) {
      session.refresh();
      steps.showResult(QStringLiteral("auto"));
    }
  });
}

Workbench::~Workbench() = default;

void Workbench::follow() {
  const auto& content = session.content();
  const auto snapshot = content.snapshot;
  if (content.changes.items) {
    tiles.setStack(snapshot ? snapshot->images : ImageStack(), snapshot ? snapshot->folder : std::filesystem::path());
    thumbnails.fill();
    viewer.setSnapshot(nullptr, false);
    review.end();
    selections.reset(snapshot ? static_cast<int>(snapshot->items.size()) : 0);
  }
  // Rows stay what they are when more items come, so what was done to them can still be undone.
  if (folder_ != session.folder()) {
    folder_ = session.folder();
    undo.clear();
  }
  viewer.setSnapshot(snapshot, content.changes.items || content.changes.model);
  if (content.changes.items || content.changes.model) {
    sampling.forget();
  }
}

void Workbench::report(const QString& what, const Error& error) {
  if (error.code() != ErrorCode::Cancelled) {
    Q_EMIT failed(what, error);
  }
}

} // namespace stratoscope::ui
