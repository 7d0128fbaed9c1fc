#include "ui/models/cohort_tree_model.h"
#include "ui/models/item_table_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace stratoscope::ui;

namespace {

/// Two patients and pictures without any; the items of a series are not neighbours.
CohortTree mixedTree() {
  CohortTree tree;
  tree.patients = {{"0007"}, {"0011"}, {""}};
  tree.studies = {{0, "2021-03-02 CT chest"}, {0, "2021-09-14 CT chest"}, {1, ""}, {2, "Loose study"}};
  tree.series = {{0, "axial"}, {1, "lung"}, {2, "PA"}, {3, "odd"}};
  tree.items = {{0, "slice 1", ""}, {1, "slice 1", ""},     {0, "slice 2", ""},     {2, "image", ""},
                {3, "loose", ""},   {-1, "a.png", "hands"}, {-1, "b.png", "hands"}, {-1, "c.png", ""}};
  return tree;
}

} // namespace

class CohortModelsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theTreeKeepsQtsRules() {
    CohortTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTree(mixedTree());
    QCOMPARE(model.rowCount(), 3);
    model.setSelectedItems({0, 2});
    model.setTree({});
    QCOMPARE(model.rowCount(), 0);
  }

  void itemsLieUnderTheirSeriesAndLooseOnesUnderTheirFolder() {
    CohortTreeModel model;
    model.setTree(mixedTree());
    const auto item = model.indexOfItem(2);
    QCOMPARE(item.data().toString(), QStringLiteral("slice 2"));
    QCOMPARE(item.parent().data().toString(), QStringLiteral("axial"));
    QCOMPARE(item.parent().parent().parent().data().toString(), QStringLiteral("0007"));
    QCOMPARE(model.itemsBelow(model.index(0, 0)), (std::vector<int>{0, 1, 2}));

    const auto anonymous = model.index(2, 0);
    QCOMPARE(anonymous.data().toString(), QStringLiteral("Without patient ID"));
    QCOMPARE(model.itemsBelow(anonymous), (std::vector<int>{4, 5, 6, 7}));
    QCOMPARE(model.indexOfItem(5).parent().data().toString(), QStringLiteral("hands"));
    QCOMPARE(model.indexOfItem(7).parent(), anonymous);
    QVERIFY(!model.indexOfItem(8).isValid());
  }

  void groupsSayHowMuchOfThemIsSelected() {
    CohortTreeModel model;
    model.setTree(mixedTree());
    model.setSelectedItems({0, 2, 5});
    QVERIFY(model.indexOfItem(0).data(CohortTreeModel::SelectedRole).toBool());
    QVERIFY(model.indexOfItem(0).parent().data(CohortTreeModel::SelectedRole).toBool());
    QVERIFY(!model.index(0, 0).data(CohortTreeModel::SelectedRole).toBool());
    QCOMPARE(model.index(0, CohortTreeModel::CountColumn).data().toString(), QStringLiteral("2 of 3"));
    QCOMPARE(model.index(1, CohortTreeModel::CountColumn).data().toString(), QStringLiteral("1"));
  }

  void aHundredThousandItemsAreFoundAtOnce() {
    CohortTree tree;
    tree.patients = {{"one"}};
    tree.studies = {{0, "study"}};
    tree.series = {{0, "series"}};
    tree.items.assign(100000, {0, "image", ""});
    CohortTreeModel model;
    model.setTree(tree);
    std::vector<int> all(100000);
    for (int row = 0; row < 100000; ++row) {
      all[static_cast<std::size_t>(row)] = row;
      QCOMPARE(model.indexOfItem(row).data(CohortTreeModel::ItemRole).toInt(), row);
    }
    model.setSelectedItems(all);
    QCOMPARE(model.itemsBelow(model.index(0, 0)), all);
  }

  void theTableKeepsQtsRules() {
    ItemTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setItems(3, {{"Age", {"9", "71"}}});
    QCOMPARE(model.columnCount(), 3);
    model.setLabels({"Chest", "Hand"});
    model.setClusters({"1", "", "2"});
    QCOMPARE(model.index(1, ItemTableModel::LabelColumn).data().toString(), QStringLiteral("Hand"));
    QCOMPARE(model.index(2, ItemTableModel::ClusterColumn).data().toString(), QStringLiteral("2"));
    QVERIFY(model.index(2, ItemTableModel::FirstMetadataColumn).data().toString().isEmpty());
    QCOMPARE(model.index(1, 2).data(ItemTableModel::SortRole).toDouble(), 71.0);
    model.setSelectedItems({2});
    QVERIFY(model.index(2, 0).data(ItemTableModel::SelectedRole).toBool());
  }

  void rowsMatchByAnyValueOrByTheNamedColumn() {
    ItemTableModel model;
    model.setItems(2, {{"Sex", {"F", "M"}}, {"Maker", {"Fictional", "Other"}}});
    QVERIFY(model.matches(0, QString()));
    QVERIFY(model.matches(0, QStringLiteral("fict")));
    QVERIFY(!model.matches(1, QStringLiteral("fict")));
    QVERIFY(model.matches(1, QStringLiteral("sex = m")));
    QVERIFY(!model.matches(0, QStringLiteral("sex = m")));
    QVERIFY(!model.matches(0, QStringLiteral("unknown = m")));
  }
};

QTEST_GUILESS_MAIN(CohortModelsTest)
#include "cohort_models_test.moc"
