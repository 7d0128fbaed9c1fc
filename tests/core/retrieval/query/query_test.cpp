#include "core/base/error.h"
#include "core/retrieval/exact_search.h"
#include "core/retrieval/query/query.h"
#include "core/retrieval/query/reciprocal_order.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace stratoscope;
using namespace stratoscope::retrieval;

namespace {

Matrix matrix(std::size_t columns, std::vector<float> values) {
  Matrix result;
  result.rows = values.size() / columns;
  result.columns = columns;
  result.values = std::move(values);
  return result;
}

bool isNear(std::span<const float> values, const std::vector<double>& expected) {
  return std::ranges::equal(values, expected,
                            [](float a, double b) { return std::abs(static_cast<double>(a) - b) < 1e-6; });
}

std::vector<int> items(const std::vector<Hit>& hits) {
  std::vector<int> result;
  for (const auto& hit : hits) {
    result.push_back(hit.item);
  }
  return result;
}

/// Rows that a script can count out, too.
Matrix waves(std::size_t rows, std::size_t columns) {
  Matrix result(rows, columns);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      const auto a = static_cast<double>(i);
      const auto b = static_cast<double>(j);
      result.row(i)[j] = static_cast<float>(std::sin(1.3 * a + 0.7 * a * b + b * b));
    }
  }
  return result;
}

} // namespace

class QueryTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theMeanIsTheMiddleOfTheDirections() {
    // Of lengths 3 and 10: only the directions count.
    const auto query = makeQuery(matrix(2, {3, 0, 0, 10}));
    QCOMPARE(query.examples.rows, std::size_t{1});
    QVERIFY(isNear(query.examples.row(0), {std::sqrt(0.5), std::sqrt(0.5)}));
  }

  void anyExampleCountsForMax() {
    const auto rows = matrix(2, {1, 0, 0, 1, 1, 1, -1, 0});
    const ExactSearch search(viewOf(rows));
    const auto examples = matrix(2, {2, 0, 0, 5});
    // Between the examples lies row 2; like one of them are rows 0 and 1.
    QCOMPARE(items(search.search(makeQuery(examples), 4)), (std::vector<int>{2, 0, 1, 3}));
    const auto any = search.search(makeQuery(examples, Combine::Max), 4);
    QCOMPARE(items(any), (std::vector<int>{0, 1, 2, 3}));
    QVERIFY(std::abs(any[2].score - std::sqrt(0.5F)) < 1e-6F);
    QCOMPARE(any[3].score, 0.F);
  }

  void feedbackMovesTheQuery() {
    // Rocchio by hand: (1,0) + 0.75 (0,1) - 0.15 ((-1,0) + (0,1)) / 2 = (1.075, 0.675).
    const auto query = refined(makeQuery(matrix(2, {4, 0})), matrix(2, {0, 3}), matrix(2, {-2, 0, 0, 7}));
    const double length = std::hypot(1.075, 0.675);
    QVERIFY(isNear(query.examples.row(0), {1.075 / length, 0.675 / length}));
    const auto plain = refined(makeQuery(matrix(2, {4, 0})), Matrix(0, 2), Matrix(0, 2));
    QVERIFY(isNear(plain.examples.row(0), {1, 0}));
  }

  void feedbackRaisesWhatIsLikeTheLiked() {
    const auto rows = matrix(3, {1, 0, 0, 0.8F, 0.6F, 0, 0.8F, 0, 0.6F});
    const ExactSearch search(viewOf(rows));
    const auto start = makeQuery(matrix(3, {1, 0, 0}));
    const std::vector<int> both{1, 2};
    const auto before = search.scoresOf(start, both);
    QCOMPARE(before[0].score, before[1].score);
    const auto moved =
        refined(start, rows.select(std::vector<std::size_t>{1}), rows.select(std::vector<std::size_t>{2}));
    const auto after = search.scoresOf(moved, both);
    QVERIFY(after[0].score > before[0].score + 0.05F);
    QVERIFY(after[1].score < before[1].score);
  }

  void expansionWeighsByThePowerOfTheScore() {
    // (1,0) + 0.8^3 (0.8,0.6) + 0.5^0 is not there: a score below 0 counts nothing.
    const auto moved = expanded(std::vector<float>{1, 0}, matrix(2, {8, 6, -1, 0}), std::vector<float>{0.8F, -1}, 3);
    const double x = 1 + 0.512 * 0.8;
    const double y = 0.512 * 0.6;
    QVERIFY(isNear(moved, {x / std::hypot(x, y), y / std::hypot(x, y)}));
  }

  void theReciprocalOrderIsThatOfTheScript() {
    // The first places that a NumPy script, written from the paper alone, gave for the same rows.
    const auto rows = waves(40, 5);
    const ExactSearch search(viewOf(rows));
    Matrix example(1, 5);
    std::ranges::copy(rows.row(0), example.values.begin());
    const auto candidates = search.search(makeQuery(example), 30, [](int item) { return item != 0; });
    QCOMPARE(items({candidates.begin(), candidates.begin() + 6}), (std::vector<int>{3, 26, 7, 35, 16, 19}));
    const auto order =
        reciprocalOrder(search.rows(), candidates, {.neighbours = 8, .smoothing = 3, .ownDistance = 0.3});
    QCOMPARE(order.size(), candidates.size());
    QCOMPARE(items({order.begin(), order.begin() + 12}),
             (std::vector<int>{3, 26, 7, 35, 16, 10, 19, 38, 9, 22, 28, 29}));
    QCOMPARE(items(reciprocalOrder(search.rows(), candidates, {.neighbours = 8, .smoothing = 3, .ownDistance = 1})),
             items(candidates));
    QVERIFY(reciprocalOrder(search.rows(), {}).empty());
  }

  void wrongArgumentsAreSaid() {
    QVERIFY_THROWS_EXCEPTION(Error, (void)makeQuery(Matrix(0, 3)));
    QVERIFY_THROWS_EXCEPTION(Error, (void)makeQuery(matrix(2, {std::nanf(""), 1})));
    QVERIFY_THROWS_EXCEPTION(Error, (void)refined(makeQuery(matrix(2, {1, 0})), matrix(3, {1, 0, 0}), Matrix(0, 2)));
    QVERIFY_THROWS_EXCEPTION(Error, (void)expanded(std::vector<float>{1, 0}, matrix(2, {1, 0}), {}, 3));
    QVERIFY_THROWS_EXCEPTION(Error, (void)reciprocalOrder({}, {}, {.neighbours = 0}));
  }
};

QTEST_GUILESS_MAIN(QueryTest)
#include "query_test.moc"
