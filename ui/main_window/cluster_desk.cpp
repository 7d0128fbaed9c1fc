#include "ui/main_window/cluster_desk.h"

#include <QUndoCommand>

namespace stratoscope::ui {
namespace {

workflow::ClusterOptions optionsOf(const ClusterRequest& request) {
  return {.method = request.method.toStdString(),
          .k = request.k,
          .fullCovariance = request.fullCovariance,
          .resolution = request.resolution,
          .neighbours = request.neighbours,
          .within = request.within,
          .validity = request.curves};
}

} // namespace

/// A clustering that took the place of another.
class ClusterCommand : public QUndoCommand {
public:
  ClusterCommand(ClusterDesk& desk, std::int64_t before, std::int64_t after, const QString& text)
      : QUndoCommand(text), desk_(desk), before_(before), after_(after) {}

  void undo() override { desk_.steps_.restoreClustering(before_); }
  /// The first time the clustering is there already.
  void redo() override {
    if (done_) {
      desk_.steps_.restoreClustering(after_);
    }
    done_ = true;
  }

private:
  ClusterDesk& desk_;
  std::int64_t before_;
  std::int64_t after_;
  bool done_ = false;
};

ClusterDesk::ClusterDesk(CohortSession& session, CohortSteps& steps, QUndoStack& undo, QObject* parent)
    : QObject(parent), session_(session), steps_(steps), undo_(undo) {}

std::int64_t ClusterDesk::shownRun() const {
  const auto snapshot = session_.snapshot();
  return snapshot && snapshot->clustering ? snapshot->clustering->run : 0;
}

void ClusterDesk::cluster(const ClusterRequest& request) {
  const auto text = request.within ? tr("splitting a cluster") : tr("clustering");
  steps_.cluster(optionsOf(request), [this, before = shownRun(), text] { remember(before, text); });
}

void ClusterDesk::merge(const std::vector<int>& clusters) {
  const auto text = tr("merging %Ln clusters", nullptr, static_cast<int>(clusters.size()));
  steps_.mergeClusters(clusters, [this, before = shownRun(), text] { remember(before, text); });
}

void ClusterDesk::remember(std::int64_t before, const QString& text) {
  if (before != 0 && shownRun() != before) {
    undo_.push(new ClusterCommand(*this, before, shownRun(), text));
  }
}

} // namespace stratoscope::ui
