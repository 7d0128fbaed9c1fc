#include "../../core/workflow/made_up_results.h"
#include "ui/main_window/cluster_desk.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

constexpr int items = 24;
constexpr int groups = 3;

/// Groups of images, each in a direction of its own, a little apart.
void giveGroups(cohort::Cohort& cohort) {
  Matrix values(items, groups + 1);
  for (std::size_t i = 0; i < values.rows; ++i) {
    values.row(i)[i % groups] = 1;
    values.row(i)[groups] = 0.01F * static_cast<float>(i);
  }
  writeMatrix(cohort.embeddingsFolder() / "e.npy", values);
  cohort::Transaction transaction(cohort);
  fixture::addRun(cohort, "embed", R"({"items": 24})", "embeddings/e.npy");
  transaction.commit();
}

} // namespace

class ClusterDeskTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    const auto path = std::filesystem::path(folder_->path().toStdString()) / "a.stratoscope";
    auto cohort = fixture::plainCohort(path, items - 2);
    giveGroups(cohort);
    session_.open(path);
    QTRY_VERIFY(session_.isOpen() && session_.folder() == path);
    undo_.clear();
    desk_.cluster({.method = "kmeans", .k = groups});
    QTRY_COMPARE(shownClusters(), groups);
  }
  void cleanup() { session_.close(); }

  void theFirstClusteringIsNoStepBack() { QCOMPARE(undo_.count(), 0); }

  void mergingIsUndoneAndDoneAgain() {
    const auto before = session_.snapshot()->clustering->clusters;
    desk_.merge({0, 2});
    QTRY_COMPARE(shownClusters(), groups - 1);
    QTRY_COMPARE(undo_.count(), 1);
    QVERIFY(undo_.undoText().contains("merging 2 clusters"));
    undo_.undo();
    QTRY_COMPARE(shownClusters(), groups);
    QCOMPARE(session_.snapshot()->clustering->clusters, before);
    undo_.redo();
    QTRY_COMPARE(shownClusters(), groups - 1);
  }

  void splittingLeavesTheOtherClusters() {
    const auto before = session_.snapshot()->clustering->clusters;
    desk_.cluster({.method = "ward", .k = 2, .within = 1});
    QTRY_COMPARE(shownClusters(), groups + 1);
    QTRY_COMPARE(undo_.undoText(), QString("splitting a cluster"));
    const auto after = session_.snapshot()->clustering->clusters;
    for (std::size_t i = 0; i < before.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const bool elsewhere = before[i] != 1 && before[j] != 1;
        QVERIFY(!elsewhere || (before[i] == before[j]) == (after[i] == after[j]));
      }
    }
    undo_.undo();
    QTRY_COMPARE(session_.snapshot()->clustering->clusters, before);
  }

  void whatFailsIsNoStep() {
    QSignalSpy failed(&steps_, &CohortSteps::failed);
    desk_.merge({0, 7});
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(undo_.count(), 0);
    QCOMPARE(shownClusters(), groups);
  }

private:
  [[nodiscard]] int shownClusters() const {
    const auto snapshot = session_.snapshot();
    return snapshot && snapshot->clustering ? snapshot->clustering->k : 0;
  }

  std::unique_ptr<QTemporaryDir> folder_;
  QuietLane lane_;
  CohortSession session_{lane_};
  JobCenter jobs_;
  CohortSteps steps_{session_, jobs_};
  QUndoStack undo_;
  ClusterDesk desk_{session_, steps_, undo_};
};

QTEST_GUILESS_MAIN(ClusterDeskTest)
#include "cluster_desk_test.moc"
