#include "core/analysis/euclidean.h"
#include "core/analysis/fuzzy_graph.h"
#include "core/analysis/trustworthiness.h"
#include "core/analysis/umap.h"
#include "core/analysis/umap_curve.h"
#include "core/base/error.h"
#include "formula_data.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <omp.h>
#include <random>
#include <vector>

using namespace stratoscope;
using namespace stratoscope::analysis;
using stratoscope::tests::formulaData;

namespace {

/// Four far groups in ten dimensions, row i in group i mod 4.
Matrix fourGroups(std::size_t count) {
  std::mt19937 random(5);
  std::normal_distribution<float> normal(0.F, 0.5F);
  Matrix rows(count, 10);
  for (std::size_t i = 0; i < count; ++i) {
    std::ranges::generate(rows.row(i), [&] { return normal(random); });
    rows.row(i)[i % 4] += 6.F;
  }
  return rows;
}

Matrix layOut(const Matrix& rows, const UmapOptions& options = {}) {
  SilentProgress progress;
  return umap(rows, options, progress, {});
}

bool allFinite(const Matrix& map) {
  return std::ranges::all_of(map.values, [](float value) { return std::isfinite(value); });
}

void compare(double found, double expected, double tolerance) {
  QVERIFY2(std::abs(found - expected) <= tolerance,
           qPrintable(QStringLiteral("%1 is not %2").arg(found, 0, 'g', 12).arg(expected, 0, 'g', 12)));
}

class StoppingProgress final : public Progress {
public:
  explicit StoppingProgress(std::stop_source& stop) : stop_(stop) {}
  void report(std::int64_t done, std::int64_t, const Text&) override {
    last = done;
    if (done == 3) {
      stop_.request_stop();
    }
  }
  std::int64_t last = 0;

private:
  std::stop_source& stop_;
};

} // namespace

class UmapTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  // umap-learn 0.5.3, umap.umap_.find_ab_params(1.0, min_dist); it stops its own fit at 1e-8 of the error.
  void theCurveIsAsTheReferenceSays() {
    const std::vector<std::array<double, 3>> expected = {{0.0, 1.9328083975546724, 0.7904949734010681},
                                                         {0.1, 1.5769434601962196, 0.8950608779914887},
                                                         {0.5, 0.583030020479462, 1.3341669929263487},
                                                         {0.99, 0.11930530006447332, 1.9163904159174419}};
    for (const auto& [minDistance, a, b] : expected) {
      compare(fitUmapCurve(minDistance).a, a, 1e-5);
      compare(fitUmapCurve(minDistance).b, b, 1e-5);
    }
  }

  void theTabulatedForcesAreTheFormulas() {
    const UmapCurve curve{1.5769434601962196, 0.8950608779914887};
    const auto attraction = ForceTable::attraction(curve);
    const auto repulsion = ForceTable::repulsion(curve);
    for (double squared = 1e-6; squared < 1e4; squared *= 1.37) {
      const double likeness = 1 / (1 + curve.a * std::pow(squared, curve.b));
      const double pull = 2 * curve.a * curve.b * std::pow(squared, curve.b - 1) * likeness;
      const double push = 2 * curve.b * likeness / (0.001 + squared);
      const auto asked = static_cast<float>(squared);
      compare(static_cast<double>(attraction(asked)) / pull, 1, 4e-4);
      compare(static_cast<double>(repulsion(asked)) / push, 1, 4e-4);
    }
    QVERIFY(std::isfinite(attraction(0.F)) && std::isfinite(repulsion(std::numeric_limits<float>::max())));
  }

  // umap-learn 0.5.3, umap.umap_.fuzzy_simplicial_set(data, 10, None, 'euclidean')[0] of the same data.
  void theGraphIsAsTheReferenceSays() {
    const auto rows = formulaData(60, 6);
    const auto graph = fuzzyGraph(nearestByDistance(rows, rows, 10));
    double sum = 0;
    double squares = 0;
    for (const float weight : graph.weights) {
      sum += static_cast<double>(weight);
      squares += static_cast<double>(weight) * static_cast<double>(weight);
    }
    QCOMPARE(graph.weights.size(), std::size_t{570});
    compare(sum, 273.1952514834702, 1e-3);
    compare(squares, 196.255297446476, 1e-3);
    const std::vector<std::uint32_t> neighbours = {3, 11, 18, 22, 29, 33, 40, 44, 55, 59};
    const std::vector<double> weights = {0.02866865, 0.04914993, 0.872857, 0.2535705, 0.3443429,
                                         0.5027192,  0.1719143,  1,        1,         0.1598742};
    QCOMPARE(graph.offsets[8] - graph.offsets[7], neighbours.size());
    for (std::size_t i = 0; i < neighbours.size(); ++i) {
      QCOMPARE(graph.neighbours[graph.offsets[7] + i], neighbours[i]);
      compare(static_cast<double>(graph.weights[graph.offsets[7] + i]), weights[i], 1e-4);
    }
  }

  void neighboursAreThoseOfCountingOut() {
    const auto rows = fourGroups(300);
    const auto found = nearestByDistance(rows, rows, 5);
    for (std::size_t query = 0; query < rows.rows; ++query) {
      std::vector<std::pair<double, std::int64_t>> all;
      for (std::size_t i = 0; i < rows.rows; ++i) {
        double squared = 0;
        for (std::size_t d = 0; d < rows.columns; ++d) {
          squared += std::pow(static_cast<double>(rows.row(query)[d]) - static_cast<double>(rows.row(i)[d]), 2);
        }
        all.emplace_back(std::sqrt(squared), static_cast<std::int64_t>(i));
      }
      std::ranges::sort(all);
      for (std::size_t j = 0; j < 5; ++j) {
        QCOMPARE(found.indicesOf(query)[j], all[j].second);
        compare(static_cast<double>(found.distancesOf(query)[j]), all[j].first, 1e-5);
      }
    }
  }

  void theFastSearchOfManyItemsFindsNearlyAllNeighbours() {
    const auto rows = fourGroups(50500);
    std::vector<std::size_t> asked(300);
    std::iota(asked.begin(), asked.end(), std::size_t{0});
    const auto queries = rows.select(asked);
    const auto exact = nearestByDistance(rows, queries, 15);
    const auto fast = nearestByDistance(rows, queries, 15, Search::FastWhenLarge);
    std::size_t same = 0;
    for (std::size_t i = 0; i < queries.rows; ++i) {
      QCOMPARE(fast.indicesOf(i)[0], static_cast<std::int64_t>(i));
      same += static_cast<std::size_t>(std::ranges::count_if(fast.indicesOf(i), [&](std::int64_t found) {
        return std::ranges::find(exact.indicesOf(i), found) != exact.indicesOf(i).end();
      }));
    }
    QVERIFY2(same >= 300 * 15 * 95 / 100, qPrintable(QString::number(same)));
  }

  void groupsStayTogether() {
    const auto rows = fourGroups(400);
    const auto map = layOut(rows);
    QVERIFY(trustworthiness(rows, map, 15) > 0.9);
    const auto nearest = nearestByDistance(map, map, 6);
    int strangers = 0;
    for (std::size_t i = 0; i < map.rows; ++i) {
      strangers += static_cast<int>(std::ranges::count_if(
          nearest.indicesOf(i), [i](std::int64_t other) { return other % 4 != static_cast<std::int64_t>(i % 4); }));
    }
    QCOMPARE(strangers, 0);
  }

  void theSeedAloneDecides() {
    const auto rows = fourGroups(700);
    const auto map = layOut(rows, {.epochs = 50, .seed = 3});
    const int threads = omp_get_max_threads();
    for (const int count : {1, 2, 5}) {
      omp_set_num_threads(count);
      QCOMPARE(layOut(rows, {.epochs = 50, .seed = 3}).values, map.values);
    }
    omp_set_num_threads(threads);
    QVERIFY(layOut(rows, {.epochs = 50, .seed = 4}).values != map.values);
  }

  void fewItemsAndDuplicatesAreNoTrouble() {
    QCOMPARE(layOut(Matrix(0, 3)).rows, std::size_t{0});
    QCOMPARE(layOut(formulaData(1, 3)).values, (std::vector<float>{0, 0}));
    for (const std::size_t count : {2U, 3U, 14U, 15U, 16U}) {
      const auto map = layOut(formulaData(count, 3));
      QCOMPARE(map.rows, count);
      QCOMPARE(map.columns, std::size_t{2});
      QVERIFY(allFinite(map));
    }
    QVERIFY(allFinite(layOut(Matrix(60, 4))));
    QVERIFY(allFinite(layOut(formulaData(50, 1))));
    auto twice = fourGroups(100);
    twice.values.insert(twice.values.end(), twice.values.begin(), twice.values.end());
    twice.rows *= 2;
    QVERIFY(allFinite(layOut(twice)));
  }

  void wrongArgumentsAreSaid() {
    auto rows = fourGroups(40);
    refuses(rows, {.neighbours = 1});
    refuses(rows, {.minDistance = -0.1});
    refuses(rows, {.minDistance = std::numeric_limits<double>::quiet_NaN()});
    refuses(rows, {.epochs = -1});
    refuses(Matrix(5, 0), {});
    rows.values[7] = std::numeric_limits<float>::quiet_NaN();
    refuses(rows, {});
    rows.values[7] = std::numeric_limits<float>::infinity();
    refuses(rows, {});
  }

  void aStopIsHeardBetweenEpochs() {
    std::stop_source stop;
    StoppingProgress progress(stop);
    try {
      (void)umap(fourGroups(100), {}, progress, stop.get_token());
      QFAIL("a stopped map went on");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::Cancelled);
      QCOMPARE(progress.last, std::int64_t{3});
    }
  }

private:
  static void refuses(const Matrix& rows, const UmapOptions& options) {
    try {
      (void)layOut(rows, options);
      QFAIL("wrong arguments were taken");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::InvalidArgument);
    }
  }
};

QTEST_GUILESS_MAIN(UmapTest)
#include "umap_test.moc"
