#include "core/analysis/agreement.h"
#include "core/analysis/kmeans.h"
#include "core/base/error.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace stratoscope;
using namespace stratoscope::analysis;

namespace {

/// Five far groups in eight dimensions, row i in group i mod 5.
Matrix fiveGroups(std::size_t count) {
  std::mt19937 random(9);
  std::normal_distribution<float> normal(0.F, 0.3F);
  Matrix rows(count, 8);
  for (std::size_t i = 0; i < count; ++i) {
    std::ranges::generate(rows.row(i), [&] { return normal(random); });
    rows.row(i)[i % 5] += 4.F;
  }
  return rows;
}

} // namespace

class KMeansTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void groupsAreFound() {
    const auto result = run(fiveGroups(500), {.k = 5});
    std::vector<int> truth(500);
    for (std::size_t i = 0; i < truth.size(); ++i) {
      truth[i] = static_cast<int>(i % 5);
    }
    QCOMPARE(evaluateClustering(truth, result.assignment, truth, result.assignment).accuracy, 1.0);
    // 500 rows x 8 dimensions x variance 0.09, less the share that five fitted means take.
    QVERIFY(std::abs(result.inertia - 495 * 8 * 0.09) < 0.1 * 495 * 8 * 0.09);
  }

  void sphericalLooksAtDirectionsAlone() {
    auto rows = fiveGroups(500);
    const auto before = run(rows, {.k = 5, .spherical = true});
    for (std::size_t i = 0; i < rows.rows; ++i) {
      std::ranges::for_each(rows.row(i), [&](float& value) { value *= static_cast<float>(1 + i % 9); });
    }
    const auto stretched = run(rows, {.k = 5, .spherical = true});
    QCOMPARE(stretched.assignment, before.assignment);
    QVERIFY(run(rows, {.k = 5}).assignment != before.assignment);
    for (std::size_t cluster = 0; cluster < 5; ++cluster) {
      float length = 0;
      std::ranges::for_each(stretched.centroids.row(cluster), [&](float value) { length += value * value; });
      QVERIFY(std::abs(length - 1.F) < 1e-5F);
    }
  }

  void theSameSeedGivesTheSameResult() {
    const auto rows = fiveGroups(200);
    const KMeansOptions options{.k = 7, .seed = 3};
    QCOMPARE(run(rows, options).assignment, run(rows, options).assignment);
  }

  void moreClustersNeverCostMoreAndTheElbowIsTheTruth() {
    const auto rows = fiveGroups(300);
    std::vector<int> ks;
    std::vector<double> inertias;
    for (int k = 2; k <= 12; ++k) {
      ks.push_back(k);
      inertias.push_back(run(rows, {.k = k}).inertia);
    }
    QVERIFY(std::ranges::is_sorted(inertias, std::greater<>()));
    QCOMPARE(elbow(ks, inertias), 5);
  }

  void everyRowItsOwnClusterCostsNothing() {
    const auto result = run(fiveGroups(12), {.k = 12});
    QVERIFY(result.inertia < 1e-9);
    QCOMPARE(std::set<int>(result.assignment.begin(), result.assignment.end()).size(), std::size_t{12});
  }

  void equalRowsAreNoTrouble() {
    const auto result = run(Matrix(6, 3), {.k = 3});
    QCOMPARE(result.inertia, 0.0);
  }

  void wrongArgumentsAndAStopAreSaid() {
    const auto rows = fiveGroups(10);
    QVERIFY_THROWS_EXCEPTION(Error, (void)run(rows, {.k = 11}));
    QVERIFY_THROWS_EXCEPTION(Error, (void)run(rows, {.k = 0}));
    QVERIFY_THROWS_EXCEPTION(Error, (void)elbow({2, 3}, {1, 0}));
    std::stop_source stop;
    stop.request_stop();
    SilentProgress progress;
    try {
      (void)kMeans(rows, {.k = 2}, progress, stop.get_token());
      QFAIL("a stopped clustering went on");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::Cancelled);
    }
  }

private:
  static KMeansResult run(const Matrix& rows, const KMeansOptions& options) {
    SilentProgress progress;
    return kMeans(rows, options, progress, {});
  }
};

QTEST_GUILESS_MAIN(KMeansTest)
#include "kmeans_test.moc"
