#include "core/analysis/ward.h"
#include "core/base/error.h"
#include "formula_data.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace stratoscope;
using namespace stratoscope::analysis;

/// Expected values: SciPy 1.10.1, linkage(formulaData(40, 5), "ward") and fcluster(..., 4, "maxclust").
class WardTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theTreeIsSciPys() {
    const auto tree = treeOf(tests::formulaData(40, 5));
    QCOMPARE(tree.merges.size(), std::size_t{39});
    compare(tree.merges.front(), {11, 22, 0.37613919, 2});
    compare(tree.merges[20], {18, 51, 1.41306864, 3});
    compare(tree.merges.back(), {76, 77, 35.77236509, 40});
    const double sum = std::accumulate(tree.merges.begin(), tree.merges.end(), 0.0,
                                       [](double total, const Merge& merge) { return total + merge.height; });
    QVERIFY(std::abs(sum - 147.9044208461351) < 1e-4);
  }

  void aCutIsSciPys() {
    const std::vector<int> expected{0, 1, 2, 3, 0, 1, 2, 0, 0, 2, 3, 0, 1, 2, 3, 0, 1, 2, 0, 0,
                                    2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 2, 3, 0, 1, 2, 3, 0, 1, 2};
    QCOMPARE(cut(treeOf(tests::formulaData(40, 5)), 4), expected);
  }

  void cutsReachFromOneClusterToEachRowAlone() {
    const auto tree = treeOf(tests::formulaData(60, 3));
    for (int k = 1; k <= 60; ++k) {
      const auto clusters = cut(tree, k);
      QCOMPARE(*std::ranges::max_element(clusters), k - 1);
    }
    QVERIFY_THROWS_EXCEPTION(Error, (void)cut(tree, 61));
    QVERIFY_THROWS_EXCEPTION(Error, (void)cut(tree, 0));
  }

  void equalRowsMergeAtZero() {
    Matrix rows(6, 2);
    const auto tree = treeOf(rows);
    QCOMPARE(tree.merges.back().height, 0.0);
    QCOMPARE(tree.merges.back().size, std::int64_t{6});
  }

  void aStopEndsIt() {
    std::stop_source source;
    source.request_stop();
    SilentProgress progress;
    QVERIFY_THROWS_EXCEPTION(Error, (void)ward(tests::formulaData(40, 5), progress, source.get_token()));
  }

private:
  static Dendrogram treeOf(const Matrix& rows) {
    SilentProgress progress;
    return ward(rows, progress, {});
  }
  static void compare(const Merge& found, const Merge& expected) {
    QCOMPARE(found.first, expected.first);
    QCOMPARE(found.second, expected.second);
    QCOMPARE(found.size, expected.size);
    QVERIFY(std::abs(found.height - expected.height) < 1e-6);
  }
};

QTEST_GUILESS_MAIN(WardTest)
#include "ward_test.moc"
