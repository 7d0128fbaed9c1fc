#include "core/analysis/wilson_interval.h"
#include "core/base/error.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace stratoscope;
using namespace stratoscope::analysis;

class WilsonIntervalTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// From scipy 1.10: stats.binomtest(right, items).proportion_ci(0.95, method="wilson").
  void valuesEqualScipys_data() {
    QTest::addColumn<int>("right");
    QTest::addColumn<int>("items");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("BreastMNIST's floor") << 114 << 156 << 0.6562367115839256 << 0.794209627752652;
    QTest::newRow("none right") << 0 << 20 << 0.0 << 0.16112515805281935;
    QTest::newRow("all right") << 20 << 20 << 0.8388748419471808 << 1.0;
    QTest::newRow("one of two") << 1 << 2 << 0.09453120573423074 << 0.9054687942657693;
    QTest::newRow("many") << 561 << 624 << 0.8729045658547324 << 0.9202893097702033;
  }
  void valuesEqualScipys() {
    QFETCH(int, right);
    QFETCH(int, items);
    QFETCH(double, low);
    QFETCH(double, high);
    const auto interval = wilsonInterval(static_cast<double>(right) / items, items);
    QVERIFY(std::abs(interval.low - low) < 1e-9);
    QVERIFY(std::abs(interval.high - high) < 1e-9);
  }

  void nothingIsKnownWithoutItems() {
    const auto interval = wilsonInterval(0, 0);
    QCOMPARE(interval.low, 0.0);
    QCOMPARE(interval.high, 1.0);
  }

  void whatIsNoShareIsRefused() {
    for (const double share : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()}) {
      QVERIFY_THROWS_EXCEPTION(Error, (void)wilsonInterval(share, 10));
    }
    QVERIFY_THROWS_EXCEPTION(Error, (void)wilsonInterval(0.5, -1));
  }
};

QTEST_GUILESS_MAIN(WilsonIntervalTest)
#include "wilson_interval_test.moc"
