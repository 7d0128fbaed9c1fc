#include "core/retrieval/ranking.h"

#include <QTest>

#include <numeric>

using namespace stratoscope::retrieval;

namespace {

std::vector<int> upTo(int count) {
  std::vector<int> order(static_cast<std::size_t>(count));
  std::iota(order.begin(), order.end(), 0);
  return order;
}

bool near(double found, double expected) { return std::abs(found - expected) < 1e-12; }

} // namespace

class RankingTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// Values of the revisited protocol's own evaluation.
  void ignoredItemsAreNoPlaces() {
    const auto found = rankPositives(upTo(12), std::vector{1, 4, 9}, std::vector{0, 5, 6});
    QCOMPARE(found.ranks, (std::vector{0, 3, 6}));
    QVERIFY(near(trapezoidalPrecision(found), 0.5992063492063492));
    QVERIFY(near(cappedPrecisionAt(found, 1), 1));
    QVERIFY(near(cappedPrecisionAt(found, 5), 0.4));
    QVERIFY(near(cappedPrecisionAt(found, 10), 0.42857142857142855));
  }

  void nothingIgnored() {
    const auto found = rankPositives(upTo(12), std::vector{0, 2, 3, 7, 11});
    QVERIFY(near(trapezoidalPrecision(found), 0.6292207792207792));
    QVERIFY(near(cappedPrecisionAt(found, 1), 1));
    QVERIFY(near(cappedPrecisionAt(found, 5), 0.6));
    QVERIFY(near(cappedPrecisionAt(found, 10), 0.4));
  }

  void precisionsByHand() {
    const auto found = rankPositives(upTo(10), std::vector{0, 2, 8});
    QVERIFY(near(averagePrecision(found), (1.0 + 2.0 / 3 + 3.0 / 9) / 3));
    QVERIFY(near(averagePrecisionAt(found, 5, Divisor::Positives), (1.0 + 2.0 / 3) / 3));
    QVERIFY(near(averagePrecisionAt(found, 5, Divisor::Hits), (1.0 + 2.0 / 3) / 2));
    QVERIFY(near(averagePrecisionAt(found, 2, Divisor::Positives), 0.5));
    QVERIFY(near(precisionAt(found, 10), 0.3));
  }

  void aPositiveThatIsNotRankedCountsAsMissed() {
    const auto found = rankPositives(upTo(4), std::vector{0, 99});
    QCOMPARE(found.positives, 2);
    QVERIFY(near(averagePrecision(found), 0.5));
  }

  void whatIsBothIsIgnored() {
    const auto found = rankPositives(upTo(4), std::vector{0, 1}, std::vector{0});
    QCOMPARE(found.positives, 1);
    QCOMPARE(found.ranks, std::vector{0});
  }

  void withoutPositivesThereIsNothing() {
    const auto found = rankPositives(upTo(4), {});
    QCOMPARE(trapezoidalPrecision(found), 0.0);
    QCOMPARE(averagePrecision(found), 0.0);
    QCOMPARE(averagePrecisionAt(found, 5, Divisor::Hits), 0.0);
    QCOMPARE(cappedPrecisionAt(found, 5), 0.0);
  }
};

QTEST_GUILESS_MAIN(RankingTest)
#include "ranking_test.moc"
