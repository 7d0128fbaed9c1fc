#include "ui/main_window/panel_feed.h"

#include "ui/main_window/workbench.h"
#include "ui/models/core_text.h"
#include "ui/models/snapshot_clusters.h"
#include "ui/models/snapshot_colours.h"
#include "ui/models/snapshot_labels.h"
#include "ui/models/snapshot_tree.h"
#include "ui/panels/clusters_panel.h"
#include "ui/panels/cohort_panel.h"
#include "ui/panels/gallery_panel.h"
#include "ui/panels/labels_panel.h"
#include "ui/panels/large_view.h"
#include "ui/panels/learn_panel.h"
#include "ui/panels/map_panel.h"
#include "ui/panels/sampling_panel.h"
#include "ui/panels/similar_marks.h"
#include "ui/panels/similar_panel.h"
#include "ui/panels/viewer_panel.h"

#include <QSignalBlocker>

#include <algorithm>

namespace stratoscope::ui {

PanelFeed::PanelFeed(Workbench& workbench, const Panels& panels, QObject* parent)
    : QObject(parent), workbench_(workbench), panels_(panels) {
  connect(&workbench_.session, &CohortSession::changed, this, &PanelFeed::follow);
  connect(&workbench_.training, &TrainingSession::stateChanged, this, &PanelFeed::showTraining);
  connect(&workbench_.training, &TrainingSession::epochDone, this,
          [this](const learning::EpochReport& report, int epochs) {
            panels_.learn->addEpoch(report.epoch, epochs, report.loss, report.contrastive, report.reconstruction,
                                    report.imagesPerSecond);
          });
  connectSimilar();
  connect(&workbench_.sampling, &SamplingDesk::drawn, panels_.sampling, &SamplingPanel::setResults);
  connect(&workbench_.sampling, &SamplingDesk::runningChanged, this,
          [this] { panels_.sampling->setRunning(workbench_.sampling.isRunning()); });
  connect(&workbench_.selection, &SelectionModel::currentChanged, this, &PanelFeed::showCluster);
  connectViewer();
  const auto card = [this](int row) {
    const auto snapshot = workbench_.session.snapshot();
    return snapshot ? itemCardOf(*snapshot, row) : QString();
  };
  panels_.map->setDescriber(card);
  panels_.similar->setDescriber(card);
  fillPossible();
}

void PanelFeed::connectSimilar() {
  auto& desk = workbench_.similar;
  auto* panel = panels_.similar;
  connect(&desk, &SimilarDesk::found, panel, &SimilarPanel::setResults);
  connect(&desk, &SimilarDesk::notFound, panel, &SimilarPanel::setFailed);
  connect(&desk, &SimilarDesk::explained, panel, &SimilarPanel::setExplanation);
  connect(&desk, &SimilarDesk::explanationProgress, panel, &SimilarPanel::setExplanationProgress);
  connect(&desk, &SimilarDesk::duplicatesFound, panel, &SimilarPanel::setDuplicates);
  connect(&desk, &SimilarDesk::duplicatesProgress, panel, &SimilarPanel::setDuplicatesProgress);
  connect(panel, &SimilarPanel::marksChanged, new SimilarMarks(panels_.map->map()), &SimilarMarks::setMarks);
}

void PanelFeed::connectViewer() {
  auto& feed = workbench_.viewer;
  auto* viewer = panels_.viewer;
  connect(&feed, &ViewerFeed::sourceReady, this, &PanelFeed::showSource);
  connect(&feed, &ViewerFeed::sliceReady, this, [this, viewer](int item, int slice) {
    const auto title = itemTitleOf(*workbench_.session.snapshot(), item);
    viewer->setTitle(title);
    if (slice >= 0) {
      viewer->setSlice(slice);
    }
    panels_.large->setSlice(title, viewer->slice());
    showFacts();
  });
  connect(&feed, &ViewerFeed::frameReady, viewer, &ViewerPanel::setFrame);
  connect(&feed, &ViewerFeed::sourceFailed, this, [this, viewer](int item, const Error& error) {
    viewer->setSource({}, itemTitleOf(*workbench_.session.snapshot(), item));
    viewer->setProblem(describe(error));
    imageFacts_.clear();
  });
  connect(&feed, &ViewerFeed::emptied, this, [this, viewer] {
    viewer->setSource({}, {});
    panels_.large->setSource({}, {}, {}, 0);
    imageFacts_.clear();
  });
  connect(&feed, &ViewerFeed::reconstructionReady, viewer,
          [viewer](int, const std::optional<Picture>& input, const std::optional<Picture>& reconstruction) {
            viewer->setReconstruction(input, reconstruction);
          });
}

void PanelFeed::showSource(const ViewerSource& source) {
  // The middle slice, shown for a moment, is nobody's choice.
  const QSignalBlocker quiet(panels_.viewer);
  const auto title = itemTitleOf(*workbench_.session.snapshot(), source.item);
  panels_.viewer->setSource(source.image, title, source.letters);
  panels_.large->setSource(source.image, title, source.letters, source.slice);
  panels_.viewer->setPlanes(source.planes, source.axis);
  const auto time = std::ranges::find(source.times, source.item);
  panels_.viewer->setTimes(static_cast<int>(source.times.size()), static_cast<int>(time - source.times.begin()));
  panels_.viewer->setSlice(source.slice);
  if (!source.planeOfItem) {
    panels_.viewer->setReconstructionMissing(tr("The model saw another plane of this volume"));
  }
  imageFacts_ = factsOf(source.image);
  showFacts();
}

void PanelFeed::showFacts() {
  const auto snapshot = workbench_.session.snapshot();
  const int item = workbench_.selection.current();
  if (snapshot && item >= 0 && !imageFacts_.empty()) {
    auto facts = factsOf(*snapshot, item);
    facts.insert(facts.end(), imageFacts_.begin(), imageFacts_.end());
    panels_.viewer->setFacts(facts);
  }
}

void PanelFeed::follow() {
  const auto& changes = workbench_.session.content().changes;
  fillCohort(changes);
  fillMap(changes);
  fillClusters(changes);
  if (changes.items) {
    panels_.similar->forget();
  } else if (changes.model) {
    panels_.similar->refresh();
  }
  fillPossible();
}

void PanelFeed::fillCohort(const SnapshotChanges& changes) {
  const auto& content = workbench_.session.content();
  const auto* snapshot = content.snapshot.get();
  if (changes.items || changes.columns) {
    panels_.cohort->setTree(content.tree);
    panels_.cohort->setItems(snapshot != nullptr ? static_cast<int>(snapshot->items.size()) : 0, content.columns);
    panels_.similar->setColumns(content.columns);
  }
  if (changes.items || changes.columns || changes.clustering || changes.labels) {
    panels_.cohort->setClusters(snapshot != nullptr ? clusterOfItems(*snapshot) : std::vector<QString>());
    panels_.cohort->setLabels(snapshot != nullptr ? labelOfItems(*snapshot) : std::vector<QString>());
    panels_.labels->setState(snapshot != nullptr ? labelStateOf(*snapshot) : LabelState());
  }
}

void PanelFeed::fillMap(const SnapshotChanges& changes) {
  const auto snapshot = workbench_.session.snapshot();
  if (changes.items || changes.map) {
    panels_.map->setLayoutOfItems(snapshot && snapshot->map ? snapshot->map->places : Matrix());
  }
  if (changes.items || changes.map || changes.clustering || changes.labels || changes.columns) {
    panels_.map->setColourChoices(snapshot ? colourChoicesOf(*snapshot) : std::vector<ColourChoice>(), colourKey_);
    showColours(panels_.map->colourKey());
  }
  panels_.map->setTrustworthiness(snapshot && snapshot->map ? snapshot->map->trustworthiness : 0);
}

void PanelFeed::colourBy(const QString& key) {
  colourKey_ = key;
  showColours(key);
}

void PanelFeed::showColours(const QString& key) {
  const auto snapshot = workbench_.session.snapshot();
  const auto categories = snapshot && snapshot->map ? categoriesOf(*snapshot, key) : Categories();
  panels_.map->setCategories(categories.ofItem, categories.names);
}

void PanelFeed::fillClusters(const SnapshotChanges& changes) {
  if (!changes.items && !changes.columns && !changes.clustering && !changes.labels) {
    return;
  }
  const auto snapshot = workbench_.session.snapshot();
  const bool clustered = snapshot && snapshot->clustering;
  const auto* clustering = clustered ? &*snapshot->clustering : nullptr;
  panels_.clusters->setClusters(clustered ? clusterSummariesOf(*snapshot) : std::vector<ClusterSummary>(),
                                clustered ? clustering->clusters : std::vector<int>());
  panels_.clusters->setVerdict(clustered ? clusterVerdictOf(*snapshot) : QString());
  panels_.clusters->setCurves(clustered ? clusterCurvesOf(*clustering) : std::vector<ClusterCurve>());
  panels_.gallery->setDistances(clustered ? clustering->distances : std::vector<float>());
  panels_.sampling->setClusters(clustered ? shortClusterNames(*snapshot) : std::vector<QString>());
  showCluster();
  showFacts();
}

void PanelFeed::showCluster() {
  const auto snapshot = workbench_.session.snapshot();
  const int current = workbench_.selection.current();
  if (!snapshot || !snapshot->clustering || current < 0) {
    panels_.labels->setCluster({}, 0);
    return;
  }
  const auto& clusters = snapshot->clustering->clusters;
  const int cluster = clusters[static_cast<std::size_t>(current)];
  panels_.labels->setCluster(shortClusterNames(*snapshot)[static_cast<std::size_t>(cluster)],
                             static_cast<int>(std::ranges::count(clusters, cluster)));
}

void PanelFeed::fillPossible() {
  const auto snapshot = workbench_.session.snapshot();
  const bool images = snapshot && !snapshot->items.empty();
  const bool embedded = images && snapshot->hasEmbedding;
  const auto train = images && snapshot->hasModel
                         ? tr("Embed the new images first: Learn > Embed, cluster and map again")
                         : tr("Train a model first");
  panels_.learn->setPossible(images, tr("Import images first"));
  panels_.learn->setBasis(snapshot ? trainingBasisOf(*snapshot) : TrainingBasis());
  panels_.learn->setUnfinished(snapshot && snapshot->unfinished ? snapshot->unfinished->epochsDone : -1,
                               snapshot && snapshot->unfinished ? snapshot->unfinished->options.epochs : 0);
  panels_.similar->setPossible(embedded, train);
  panels_.clusters->setPossible(embedded, train);
  panels_.sampling->setPossible(embedded, train);
}

void PanelFeed::showTraining() {
  using State = TrainingSession::State;
  const auto state = workbench_.training.state();
  panels_.learn->setState(state == State::Idle     ? LearnPanel::State::Idle
                          : state == State::Paused ? LearnPanel::State::Paused
                                                   : LearnPanel::State::Running);
}

} // namespace stratoscope::ui
