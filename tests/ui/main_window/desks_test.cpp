#include "ui/main_window/review_desk.h"
#include "ui/main_window/selection_history.h"

#include <QTest>

using namespace stratoscope;
using namespace stratoscope::ui;

class DesksTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aSelectionIsAStepThatCanBeUndone() {
    SelectionModel selection;
    QUndoStack undo;
    SelectionHistory history(selection, undo);
    history.reset(10);
    QVERIFY(!undo.canUndo());
    selection.select({1, 2});
    QTest::qWait(600);
    selection.select({5});
    QCOMPARE(undo.count(), 2);
    QVERIFY(undo.undoText().contains("selecting"));
    undo.undo();
    QCOMPARE(selection.rows(), (std::vector<int>{1, 2}));
    undo.undo();
    QVERIFY(selection.rows().empty());
    undo.redo();
    undo.redo();
    QCOMPARE(selection.rows(), (std::vector<int>{5}));
    QCOMPARE(undo.count(), 2);
  }

  void changesInOneGoAreOneStep() {
    SelectionModel selection;
    QUndoStack undo;
    SelectionHistory history(selection, undo);
    history.reset(10);
    for (int row = 0; row < 4; ++row) {
      selection.select({row}, SelectionModel::Mode::Add);
    }
    QCOMPARE(undo.count(), 1);
    undo.undo();
    QVERIFY(selection.rows().empty());
    undo.redo();
    QCOMPARE(selection.rows().size(), std::size_t{4});
  }

  void otherItemsAreNoStep() {
    SelectionModel selection;
    QUndoStack undo;
    SelectionHistory history(selection, undo);
    history.reset(10);
    selection.select({3});
    history.reset(20);
    QCOMPARE(undo.count(), 1);
    QVERIFY(selection.rows().empty());
    undo.undo();
    undo.redo();
    QCOMPARE(selection.rows(), (std::vector<int>{3}));
  }

  void aReviewGoesFromTheEdgeInward() {
    workflow::Snapshot snapshot;
    snapshot.labels = {0, 1, 0, 0, -1};
    QCOMPARE(reviewOrder(snapshot, 0, {}), (std::vector<int>{0, 2, 3}));
    workflow::CurrentClustering clustering;
    clustering.distances = {0.2F, 0.9F, 0.7F, 0.5F, 0.1F};
    snapshot.clustering = clustering;
    QCOMPARE(reviewOrder(snapshot, 0, {}), (std::vector<int>{2, 3, 0}));
    QCOMPARE(reviewOrder(snapshot, 0, {0, 1, 3}), (std::vector<int>{3, 0}));
    QVERIFY(reviewOrder(snapshot, 2, {}).empty());
  }
};

QTEST_GUILESS_MAIN(DesksTest)
#include "desks_test.moc"
