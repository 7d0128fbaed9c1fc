#include "core/analysis/consensus.h"
#include "core/analysis/kmeans.h"
#include "core/analysis/validity.h"
#include "core/base/error.h"
#include "formula_data.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace stratoscope;
using namespace stratoscope::analysis;

namespace {

std::vector<int> threes(std::size_t count) {
  std::vector<int> clusters(count);
  for (std::size_t i = 0; i < count; ++i) {
    clusters[i] = static_cast<int>(i % 3);
  }
  return clusters;
}

Matrix groups(std::size_t count, std::size_t number) {
  std::mt19937 random(9);
  std::normal_distribution<float> normal(0.F, 0.3F);
  Matrix rows(count, 6);
  for (std::size_t i = 0; i < count; ++i) {
    std::ranges::generate(rows.row(i), [&] { return normal(random); });
    rows.row(i)[i % number] += 4.F;
  }
  return rows;
}

} // namespace

class ValidityTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// Expected values: scikit-learn 1.2.1 on formulaData(60, 4), cluster i mod 3.
  void scoresAreScikitLearns() {
    const auto rows = tests::formulaData(60, 4);
    QVERIFY(std::abs(calinskiHarabasz(rows, threes(60)) - 0.08662525889032645) < 1e-5);
    QVERIFY(std::abs(daviesBouldin(rows, threes(60)) - 22.44773651518895) < 1e-4);
  }

  void namesOfClustersMayHaveHoles() {
    const auto rows = tests::formulaData(60, 4);
    auto named = threes(60);
    std::ranges::for_each(named, [](int& cluster) { cluster = cluster == 2 ? 7 : cluster; });
    QCOMPARE(calinskiHarabasz(rows, named), calinskiHarabasz(rows, threes(60)));
    QCOMPARE(daviesBouldin(rows, named), daviesBouldin(rows, threes(60)));
  }

  void theGapIsWidestAtTheTruth() {
    const auto rows = groups(240, 4);
    std::vector<int> ks;
    std::vector<double> inertias;
    SilentProgress progress;
    for (int k = 1; k <= 7; ++k) {
      ks.push_back(k);
      inertias.push_back(kMeans(rows, {.k = k}, progress, {}).inertia);
    }
    const auto gaps = gapStatistic(rows, ks, inertias, 8, 1, progress, {});
    QCOMPARE(gapChoice(ks, gaps), 4);
    QCOMPARE(std::ranges::max_element(gaps, {}, &Gap::gap) - gaps.begin(), 3);
  }

  void theTruthIsTheMostStable() {
    const auto rows = groups(300, 4);
    QVERIFY(stability(rows, 4, 5, 1, {}) > 0.99);
    QVERIFY(stability(rows, 6, 5, 1, {}) < 0.9);
  }

  void resamplesAgreeAtTheTruth() {
    const auto rows = groups(200, 4);
    std::vector<int> ks;
    std::vector<double> agreements;
    for (int k = 2; k <= 7; ++k) {
      ks.push_back(k);
      agreements.push_back(1 - consensus(rows, {.k = k, .seed = 1}, {}).ambiguity);
    }
    QVERIFY(agreements[2] > 0.999);
    QVERIFY(agreements[0] < 0.9 && agreements[5] < 0.99);
    QCOMPARE(consensusChoice(ks, agreements), 4);
    // Pairs of one of four equal groups are together: 50 x 49 / 2 x 4 of 200 x 199 / 2.
    QVERIFY(std::abs(consensus(rows, {.k = 4}, {}).area - (1 - 4900.0 / 19900.0)) < 1e-9);
    QCOMPARE(consensus(rows, {.k = 1}, {}).area, 0.0);
  }

  void ofEqualAgreementsTheHighestKIsTaken() {
    QCOMPARE(consensusChoice(std::vector{2, 3, 4, 5}, std::vector{1.0, 0.8, 0.995, 0.9}), 4);
    QCOMPARE(consensusChoice(std::vector{2, 3}, std::vector{1.0, 0.8}), 2);
  }

  void whatCannotBeIsRefused() {
    const auto rows = tests::formulaData(10, 4);
    QVERIFY_THROWS_EXCEPTION(Error, (void)consensus(rows, {.k = 9}, {}));
    QVERIFY_THROWS_EXCEPTION(Error, (void)consensus(rows, {.k = 2, .resamples = 1}, {}));
    QVERIFY_THROWS_EXCEPTION(Error, (void)calinskiHarabasz(rows, std::vector<int>(10, 0)));
    QVERIFY_THROWS_EXCEPTION(Error, (void)daviesBouldin(rows, std::vector<int>(9, 0)));
    QVERIFY_THROWS_EXCEPTION(Error, (void)stability(rows, 6, 1, 0, {}));
  }
};

QTEST_GUILESS_MAIN(ValidityTest)
#include "validity_test.moc"
