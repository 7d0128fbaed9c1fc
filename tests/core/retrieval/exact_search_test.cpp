#include "core/base/error.h"
#include "core/retrieval/exact_search.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>
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

std::vector<int> items(const std::vector<Hit>& hits) {
  std::vector<int> result;
  for (const auto& hit : hits) {
    result.push_back(hit.item);
  }
  return result;
}

std::vector<Hit> mostSimilar(const Matrix& embedding, std::span<const float> query, int k,
                             const ExactSearch::Allowed& allowed = {}) {
  return ExactSearch(viewOf(embedding))
      .search(makeQuery(matrix(query.size(), {query.begin(), query.end()})), k, allowed);
}

/// The scores counted out, without the library.
double cosine(std::span<const float> a, std::span<const float> b) {
  double product = 0;
  double lengthA = 0;
  double lengthB = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    product += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    lengthA += static_cast<double>(a[i]) * static_cast<double>(a[i]);
    lengthB += static_cast<double>(b[i]) * static_cast<double>(b[i]);
  }
  return product / std::sqrt(lengthA * lengthB);
}

} // namespace

class ExactSearchTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theAngleCountsAndNotTheLength() {
    const auto embedding = matrix(2, {1, 0, 0, 7, 10, 10, -3, 0, 0, 0});
    const auto hits = mostSimilar(embedding, std::vector<float>{2, 0}, 5);
    // Cosines by hand: 1, 0, 1/sqrt(2), -1, and 0 for the row of zeros, which comes after its lower equal.
    QCOMPARE(items(hits), (std::vector<int>{0, 2, 1, 4, 3}));
    QVERIFY(std::abs(hits[1].score - 0.70710678F) < 1e-6F);
    QCOMPARE(hits[0].score, 1.F);
    QCOMPARE(hits[4].score, -1.F);
  }

  void whatIsNotAllowedIsLeftOut() {
    const auto embedding = matrix(2, {1, 0, 1, 0.1F, 1, 0.2F, 0, 1});
    const auto hits = mostSimilar(embedding, embedding.row(1), 2, [](int item) { return item != 1; });
    QCOMPARE(items(hits), (std::vector<int>{2, 0}));
    QCOMPARE(mostSimilar(embedding, embedding.row(0), 9).size(), std::size_t{4});
    QVERIFY(mostSimilar(embedding, embedding.row(0), 0).empty());
    QVERIFY(mostSimilar(embedding, embedding.row(0), 3, [](int) { return false; }).empty());
    QVERIFY(mostSimilar(Matrix(0, 2), std::vector<float>{1, 0}, 3).empty());
  }

  void equalItemsComeInTheirOrder() {
    const auto embedding = matrix(3, {1, 2, 3, 1, 2, 3, 1, 2, 3, 3, 2, 1});
    QCOMPARE(items(mostSimilar(embedding, embedding.row(2), 3)), (std::vector<int>{0, 1, 2}));
  }

  void manyItemsAreRankedAsByCountingOut() {
    std::mt19937 random(2);
    std::normal_distribution<float> normal;
    Matrix embedding(500, 33);
    for (float& value : embedding.values) {
      value = normal(random);
    }
    const auto hits = mostSimilar(embedding, embedding.row(17), 500);
    QCOMPARE(hits[0].item, 17);
    for (std::size_t i = 0; i < hits.size(); ++i) {
      const double expected = cosine(embedding.row(17), embedding.row(static_cast<std::size_t>(hits[i].item)));
      QVERIFY(std::abs(static_cast<double>(hits[i].score) - expected) < 1e-5);
      QVERIFY(i == 0 || hits[i].score <= hits[i - 1].score);
    }
  }

  void wrongArgumentsAreSaid() {
    auto embedding = matrix(2, {1, 0, 0, 1});
    QVERIFY_THROWS_EXCEPTION(Error, (void)mostSimilar(embedding, std::vector<float>{1, 0, 0}, 1));
    QVERIFY_THROWS_EXCEPTION(Error, (void)mostSimilar(embedding, std::vector<float>{1, 0}, -1));
    embedding.values[0] = std::numeric_limits<float>::quiet_NaN();
    QVERIFY_THROWS_EXCEPTION(Error, (void)mostSimilar(embedding, std::vector<float>{1, 0}, 1));
  }
};

QTEST_GUILESS_MAIN(ExactSearchTest)
#include "exact_search_test.moc"
