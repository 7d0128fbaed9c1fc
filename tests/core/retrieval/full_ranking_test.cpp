#include "core/base/error.h"
#include "core/retrieval/full_ranking.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace stratoscope;
using namespace stratoscope::retrieval;

namespace {

Matrix randomRows(std::size_t rows, std::size_t columns, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal;
  Matrix matrix(rows, columns);
  std::ranges::generate(matrix.values, [&] { return normal(random); });
  return matrix;
}

double farness(std::span<const float> a, std::span<const float> b, Metric metric) {
  double product = 0;
  double squares = 0;
  double lengthA = 0;
  double lengthB = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto x = static_cast<double>(a[i]);
    const auto y = static_cast<double>(b[i]);
    product += x * y;
    squares += (x - y) * (x - y);
    lengthA += x * x;
    lengthB += y * y;
  }
  return metric == Metric::Euclidean ? squares : -product / std::sqrt(lengthA * lengthB);
}

std::vector<std::vector<int>> rank(const Matrix& database, const Matrix& queries, Metric metric) {
  std::vector<std::vector<int>> orders;
  SilentProgress progress;
  rankDatabase(database, queries, metric,
               [&](std::size_t query, std::span<const int> order) {
                 QCOMPARE(query, orders.size());
                 orders.emplace_back(order.begin(), order.end());
               },
               progress, {});
  return orders;
}

} // namespace

class FullRankingTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyRowIsRankedByItsDistance_data() {
    QTest::addColumn<int>("metric");
    QTest::newRow("cosine") << static_cast<int>(Metric::Cosine);
    QTest::newRow("Euclidean") << static_cast<int>(Metric::Euclidean);
  }
  void everyRowIsRankedByItsDistance() {
    QFETCH(int, metric);
    const auto database = randomRows(120, 9, 1);
    const auto queries = randomRows(300, 9, 2); // more than are held at once
    const auto orders = rank(database, queries, Metric(metric));
    QCOMPARE(orders.size(), queries.rows);
    for (std::size_t query = 0; query < queries.rows; ++query) {
      auto sorted = orders[query];
      std::ranges::sort(sorted);
      for (std::size_t i = 0; i < sorted.size(); ++i) {
        QCOMPARE(sorted[i], static_cast<int>(i));
      }
      double before = -1e9;
      for (const int row : orders[query]) {
        const double now = farness(database.row(static_cast<std::size_t>(row)), queries.row(query), Metric(metric));
        QVERIFY(now > before - 1e-5);
        before = now;
      }
    }
  }

  void equalRowsKeepTheirOrder() {
    Matrix database(5, 2);
    std::ranges::fill(database.values, 1.F);
    QCOMPARE(rank(database, randomRows(1, 2, 3), Metric::Cosine).front(), (std::vector{0, 1, 2, 3, 4}));
  }

  void whatCannotBeIsRefused() {
    QVERIFY_THROWS_EXCEPTION(Error, (void)rank(Matrix(3, 2), Matrix(1, 3), Metric::Cosine));
    auto broken = randomRows(3, 2, 1);
    broken.values[4] = std::nanf("");
    QVERIFY_THROWS_EXCEPTION(Error, (void)rank(broken, Matrix(1, 2), Metric::Euclidean));
  }
};

QTEST_GUILESS_MAIN(FullRankingTest)
#include "full_ranking_test.moc"
