#include "ui/models/axis_text.h"
#include "ui/models/cohort_tree_model.h"
#include "ui/models/column_profile.h"
#include "ui/models/item_filter.h"
#include "ui/models/tile_cache.h"
#include "ui/models/value_list_model.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
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

CodedColumn texts(const QString& name, const std::vector<QString>& values) { return {name, values}; }

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
    model.setItems(3, {texts("Age", {"9", "71"})});
    QCOMPARE(model.columnCount(), 3);
    model.setLabels({"Chest", "Hand"});
    model.setClusters({"1", "", "2"});
    QCOMPARE(model.index(1, ItemTableModel::LabelColumn).data().toString(), QStringLiteral("Hand"));
    QCOMPARE(model.index(2, ItemTableModel::ClusterColumn).data().toString(), QStringLiteral("2"));
    const auto missing = model.index(2, ItemTableModel::FirstMetadataColumn);
    QCOMPARE(missing.data().toString(), QStringLiteral("\u2013"));
    QVERIFY(missing.data(ItemTableModel::MissingRole).toBool());
    model.setSelectedItems({2});
    QVERIFY(model.index(2, 0).data(ItemTableModel::SelectedRole).toBool());
  }

  void codesFollowTheOrderOfAPerson() {
    const auto column = texts("mixed", {"b 10", "7", "", "B 9", "-2.5", "a", "1e3", "7"});
    QCOMPARE(column.words(), (std::vector<QString>{"-2.5", "7", "1e3", "a", "B 9", "b 10"}));
    QCOMPARE(column.code(2), CodedColumn::missingCode);
    QCOMPARE(column.code(99), CodedColumn::missingCode);
    QCOMPARE(column.code(1), column.code(7));
    QVERIFY(!column.numeric());
    QCOMPARE(*column.number(2), 1000.0);
    QVERIFY(!column.number(3));
    QVERIFY(texts("age", {"1", "", "2"}).numeric());
  }

  void rowsMatchByAnyValueOrByTheNamedColumn() {
    const std::vector<CodedColumn> columns{texts("Sex", {"F", "M"}), texts("Maker", {"Fictional", "Other"})};
    const auto shows = [&](const QString& text, int row) { return RowFilter(columns, text, {}).shows(row); };
    QVERIFY(shows(QString(), 0));
    QVERIFY(shows("fict", 0));
    QVERIFY(!shows("fict", 1));
    QVERIFY(shows("sex = m", 1));
    QVERIFY(!shows("sex = m", 0));
    QVERIFY(!shows("unknown = m", 0));
  }

  void columnsFilterByValuesRangesAndWhatIsMissing() {
    const std::vector<CodedColumn> columns{texts("sex", {"F", "M", "", "F"}), texts("age", {"10", "60.5", "71", ""})};
    const auto shown = [&](const ColumnFilters& filters) {
      const RowFilter filter(columns, {}, filters);
      std::vector<int> rows;
      for (int row = 0; row < 4; ++row) {
        filter.shows(row) ? rows.push_back(row) : void();
      }
      return rows;
    };
    QCOMPARE(shown({{"sex", {{"M"}, {}, {}, true}}}), (std::vector<int>{0, 2, 3}));
    QCOMPARE(shown({{"sex", {{}, {}, {}, false}}}), (std::vector<int>{0, 1, 3}));
    QCOMPARE(shown({{"age", {{}, 60.5, {}, true}}}), (std::vector<int>{1, 2, 3}));
    QCOMPARE(shown({{"age", {{}, 11, 70, false}}}), (std::vector<int>{1}));
    QCOMPARE(shown({{"age", {{}, 11, {}, true}}, {"sex", {{"F"}, {}, {}, true}}}), (std::vector<int>{1, 2}));
    QCOMPARE(shown({{"no such column", {{}, 11, {}, false}}}).size(), std::size_t{4});
  }

  void numbersAreSortedAsNumbersAndMissingOnesComeLast() {
    ItemTableModel model;
    model.setItems(4, {texts("age", {"100", "", "20", "3"})});
    ItemFilter filter(model);
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.sort(ItemTableModel::FirstMetadataColumn, Qt::AscendingOrder);
    QCOMPARE(filter.shown(), (std::vector<int>{3, 2, 0, 1}));
    filter.sort(ItemTableModel::FirstMetadataColumn, Qt::DescendingOrder);
    QCOMPARE(filter.shown(), (std::vector<int>{0, 2, 3, 1}));
    filter.setWanted("age = 0", {});
    QCOMPARE(filter.shown(), (std::vector<int>{0, 2}));
    QCOMPARE(filter.mapFromSource(model.index(2, 1)).row(), 1);
    QVERIFY(!filter.mapFromSource(model.index(3, 0)).isValid());
    QCOMPARE(filter.headerData(1, Qt::Vertical, Qt::DisplayRole).toInt(), 3);
    filter.setWanted({}, {});
    filter.sort(-1, Qt::AscendingOrder);
    QCOMPARE(filter.shown(), (std::vector<int>{0, 1, 2, 3}));
  }

  void aProfileCountsEveryRowOnce() {
    std::vector<QString> ages;
    for (int i = 0; i < 1000; ++i) {
      ages.push_back(i % 10 == 0 ? QString() : QString::number(i % 100));
    }
    const CodedColumn column("age", ages);
    std::vector<bool> selected(1000, false);
    selected[1] = true;
    const auto profile = profileOf(column, 1000, selected, 10);
    QVERIFY(profile.numeric);
    QCOMPARE(profile.missing, 100);
    QCOMPARE(profile.bars.size(), std::size_t{10});
    int rows = 0;
    for (const auto& bar : profile.bars) {
      rows += bar.rows;
      QCOMPARE(static_cast<int>(rowsOfBar(column, 1000, bar).size()), bar.rows);
    }
    QCOMPARE(rows, 900);
    QCOMPARE(profile.bars[0].selected, 1);
    QCOMPARE(profile.low, 1.0);
    QCOMPARE(profile.high, 99.0);
  }

  void daysAreAnAxisOfTheirOwn() {
    std::vector<std::string> days;
    for (int day = 10; day < 30; ++day) {
      days.push_back("202003" + std::to_string(day));
    }
    days.push_back("20210101");
    days.emplace_back();
    const CodedColumn column("study date", days, stratoscope::workflow::profileOf(days));
    QVERIFY(column.numeric() && column.dates());
    QCOMPARE(column.number(column.code(0)), std::optional(18331.0)); // date -ud 2020-03-10 +%s: 1583798400 s
    const auto profile = profileOf(column, 22, {}, 10);
    QVERIFY(profile.dates);
    QCOMPARE(profile.missing, 1);
    QCOMPARE(axisText(profile.low, true), QString("2020-03-10"));
    QCOMPARE(axisText(profile.high, true), QString("2021-01-01"));
    // Ten bars of nearly a month: all but the last day lie in the first one.
    QCOMPARE(profile.bars.front().rows, 20);
    QCOMPARE(profile.bars.back().rows, 1);
    QCOMPARE(dayOfText("2020-03-10"), std::optional(18331.0));
    QVERIFY(!dayOfText("2020-13-10"));
    // Without the profile eight digits are a number.
    QVERIFY(!CodedColumn("study date", days).dates());
  }

  void fewNumbersAndTextsAreValuesTheCommonestFirst() {
    const auto column = texts("class", {"2", "1", "2", "", "2", "3"});
    const auto profile = profileOf(column, 6, {}, 2);
    QVERIFY(!profile.numeric);
    QCOMPARE(profile.bars.size(), std::size_t{2});
    QCOMPARE(profile.bars[0].rows, 3);
    QCOMPARE(profile.distinct, 3);
    QCOMPARE(rowsOfBar(column, 6, profile.bars[0]), (std::vector<int>{0, 2, 4}));
    ValueListModel values;
    const QAbstractItemModelTester tester(&values, QAbstractItemModelTester::FailureReportingMode::QtTest);
    values.setColumn(column, profile, {});
    QCOMPARE(values.rowCount(), 3);
    QVERIFY(values.setData(values.index(0), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(values.filter().without, (std::set<QString>{"2"}));
    QVERIFY(values.setData(values.index(2), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(!values.filter().missing);
  }

  void aHundredThousandRowsAreSortedAndFiltered() {
    std::vector<QString> names;
    std::vector<QString> ages;
    for (int i = 0; i < 100000; ++i) {
      names.push_back(QStringLiteral("image %1").arg((i * 7919) % 100000));
      ages.push_back(QString::number(i % 91));
    }
    ItemTableModel model;
    model.setItems(100000, {CodedColumn("file", names), CodedColumn("age", ages)});
    ItemFilter filter(model);
    QElapsedTimer clock;
    clock.start();
    filter.sort(ItemTableModel::FirstMetadataColumn, Qt::AscendingOrder);
    qInfo("100,000 rows in another order: %lld ms", clock.restart());
    QCOMPARE(filter.index(0, ItemTableModel::FirstMetadataColumn).data().toString(), QStringLiteral("image 0"));
    QCOMPARE(filter.index(99999, ItemTableModel::FirstMetadataColumn).data().toString(), QStringLiteral("image 99999"));
    clock.restart();
    filter.setWanted("image 9999", {{"age", {{}, 45, {}, true}}});
    qInfo("100,000 rows filtered by text and range: %lld ms", clock.restart());
    const auto profile = profileOf(model.columns()[3], 100000, model.selectedItems(), 24);
    qInfo("histogram of 100,000 numbers: %lld ms", clock.elapsed());
    QVERIFY(profile.numeric);
    QVERIFY(filter.rowCount() > 0 && filter.rowCount() < 11);
  }

  void thumbnailsComeWhenTheyAreMade() {
    TileCache tiles;
    tiles.setStack(stratoscope::makeStack(std::vector<std::uint8_t>(std::size_t{8} * 16 * 16, 200), 1, 16, 16));
    CohortTreeModel model;
    model.setTiles(&tiles);
    model.setTree(mixedTree());
    const auto index = model.indexOfItem(2);
    const auto grey = [&] { return qAlpha(index.data(Qt::DecorationRole).value<QImage>().pixel(0, 0)); };
    QCOMPARE(grey(), 0);
    QTRY_COMPARE(grey(), 255);
    QVERIFY(!index.parent().data(Qt::DecorationRole).value<QImage>().isNull());
    QVERIFY(!model.index(0, 0).data(Qt::DecorationRole).isValid());
  }
};

QTEST_GUILESS_MAIN(CohortModelsTest)
#include "cohort_models_test.moc"
