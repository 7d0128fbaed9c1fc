#include "core/analysis/agreement.h"
#include "core/analysis/assignment.h"
#include "core/analysis/mutual_information.h"
#include "core/analysis/neighbours.h"
#include "core/base/error.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace stratoscope;
using namespace stratoscope::analysis;

namespace {

using Costs = std::vector<std::vector<double>>;

double costOf(const Costs& cost, const std::vector<int>& columns) {
  double sum = 0;
  for (std::size_t row = 0; row < cost.size(); ++row) {
    sum += cost[row][static_cast<std::size_t>(columns[row])];
  }
  return sum;
}

double leastByTrying(const Costs& cost) {
  std::vector<int> columns(cost.front().size());
  std::iota(columns.begin(), columns.end(), 0);
  double least = costOf(cost, columns);
  while (std::ranges::next_permutation(columns).found) {
    least = std::min(least, costOf(cost, columns));
  }
  return least;
}

bool near(double actual, double expected) { return std::abs(actual - expected) < 1e-12; }

const std::vector<int> truth{0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2};
const std::vector<int> clusters{1, 1, 1, 0, 0, 0, 2, 2, 2, 2, 1, 2};

} // namespace

class AgreementTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void assignmentAgreesWithTryingAll() {
    // scipy.optimize.linear_sum_assignment (SciPy of Debian 12) gives 50 for the first.
    const Costs known{
        {24, 3, 56, 72, 0}, {21, 19, 74, 41, 10}, {21, 38, 96, 20, 44}, {93, 39, 14, 26, 81}, {90, 22, 66, 2, 63}};
    QCOMPARE(costOf(known, leastCostAssignment(known)), 50.0);
    std::mt19937 random(11);
    std::uniform_int_distribution<int> value(-20, 20);
    for (int round = 0; round < 50; ++round) {
      Costs cost(static_cast<std::size_t>(2 + round % 5), std::vector<double>(6));
      for (auto& row : cost) {
        std::ranges::generate(row, [&] { return value(random); });
      }
      const auto columns = leastCostAssignment(cost);
      QCOMPARE(costOf(cost, columns), leastByTrying(cost));
    }
    QVERIFY_THROWS_EXCEPTION(Error, (void)leastCostAssignment({{1}, {2}}));
  }

  void figuresAreThoseOfScikitLearn() {
    // normalized_mutual_info_score, adjusted_rand_score, accuracy_score, balanced_accuracy_score and
    // f1_score(average="macro") of scikit-learn 1.2.1, after the best one-to-one mapping.
    const auto figures = evaluateClustering(truth, clusters, truth, clusters);
    QVERIFY(near(figures.nmi, 0.48487648752570484));
    QVERIFY(near(figures.ari, 0.3348264277715566));
    QVERIFY(near(figures.accuracy, 0.75));
    QVERIFY(near(figures.balancedAccuracy, 0.7388888888888889));
    QVERIFY(near(figures.macroF1, 0.7388888888888889));
    QVERIFY(near(figures.purity, 0.75));
    QVERIFY(near(figures.floor, 5.0 / 12));
  }

  void theMappingComesFromTrainingAlone() {
    // In the test part the clusters swap their meaning: a mapping fitted there would say 1.
    const std::vector<int> a{0, 0, 1, 1};
    const std::vector<int> b{1, 1, 0, 0};
    const auto figures = evaluateClustering(a, a, a, b);
    QCOMPARE(figures.accuracy, 0.0);
    QCOMPARE(figures.purity, 0.0);
    QCOMPARE(figures.ari, 1.0);
  }

  void moreClustersThanClassesLeaveSomeUnmatched() {
    const std::vector<int> classes{0, 0, 0, 1, 1, 1};
    const std::vector<int> many{0, 0, 2, 1, 1, 3};
    const auto mapping = matchOneToOne(classes, many);
    QCOMPARE(std::ranges::count(mapping, -1), std::ptrdiff_t{2});
    const auto figures = evaluateClustering(classes, many, classes, many);
    QVERIFY(near(figures.accuracy, 4.0 / 6));
    QCOMPARE(figures.purity, 1.0);
  }

  void wrongArgumentsAreRefused() {
    const std::vector<int> none;
    const std::vector<int> negative{0, -1};
    const std::vector<int> two{0, 1};
    QVERIFY_THROWS_EXCEPTION(Error, (void)matchOneToOne(none, none));
    QVERIFY_THROWS_EXCEPTION(Error, (void)matchOneToOne(two, negative));
    QVERIFY_THROWS_EXCEPTION(Error, (void)matchOneToOne(truth, two));
  }

  void neighboursAgreeWithSortingAll() {
    const auto rows = randomRows(300, 12);
    const auto found = nearestOthersByCosine(rows, 7);
    const auto unit = normaliseRows(rows);
    for (std::size_t i = 0; i < rows.rows; ++i) {
      std::vector<std::pair<double, std::int64_t>> all;
      for (std::size_t j = 0; j < rows.rows; ++j) {
        if (j != i) {
          const auto a = unit.row(i);
          all.emplace_back(std::inner_product(a.begin(), a.end(), unit.row(j).begin(), 0.0),
                           static_cast<std::int64_t>(j));
        }
      }
      std::ranges::sort(all, std::greater<>());
      for (std::size_t n = 0; n < 7; ++n) {
        QVERIFY(std::abs(static_cast<double>(found.scoresOf(i)[n]) - all[n].first) < 1e-5);
      }
      QCOMPARE(found.indicesOf(i)[0], all[0].second);
    }
  }

  void aDuplicateIsANeighbourTheRowItselfIsNot() {
    Matrix rows(4, 2);
    rows.values = {1, 0, 1, 0, 1, 0, 0, 1};
    const auto found = nearestOthersByCosine(rows, 2);
    for (std::size_t i = 0; i < 3; ++i) {
      QVERIFY(std::ranges::find(found.indicesOf(i), static_cast<std::int64_t>(i)) == found.indicesOf(i).end());
      QCOMPARE(found.scoresOf(i)[1], 1.F);
    }
  }

  void votesOfNeighboursDecide() {
    Matrix train(5, 2);
    train.values = {1, 0, 0.9F, 0.1F, 0, 1, 0.1F, 0.9F, 0, 0.8F};
    Matrix test(2, 2);
    test.values = {0.8F, 0.1F, 0.05F, 0.7F};
    const std::vector<int> trainTruth{0, 0, 1, 1, 1};
    QCOMPARE(neighbourAccuracy(train, trainTruth, test, std::vector<int>{0, 1}, 2), 1.0);
    QCOMPARE(neighbourAccuracy(train, trainTruth, test, std::vector<int>{0, 0}, 2), 0.5);
    // One vote each: the nearer neighbour's class wins.
    QCOMPARE(neighbourAccuracy(train.select(std::vector<std::size_t>{0, 2}), std::vector<int>{0, 1}, test,
                               std::vector<int>{0, 1}, 2),
             1.0);
  }

  void adjustedInformationIsAsScikitLearnHasIt_data() {
    QTest::addColumn<std::vector<int>>("first");
    QTest::addColumn<std::vector<int>>("second");
    QTest::addColumn<double>("expected");
    // adjusted_mutual_info_score of scikit-learn 1.2.1.
    const auto made = [](auto rule) {
      std::vector<int> parts;
      for (int i = 0; i < 60; ++i) {
        parts.push_back(rule(i));
      }
      return parts;
    };
    const std::vector<int> ten{0, 0, 1, 1, 1, 1, 2, 2, 2, 0};
    QTest::newRow("near") << std::vector{0, 0, 0, 1, 1, 1, 2, 2, 2, 2} << ten << 0.4772899900014569;
    QTest::newRow("below chance") << made([](int i) { return i % 3; }) << made([](int i) { return i * i % 5; })
                                  << -0.03391122198083152;
    QTest::newRow("thirds and quarters") << made([](int i) { return i / 20; }) << made([](int i) { return i / 15; })
                                         << 0.6114115499424383;
    QTest::newRow("one whole") << std::vector<int>(10, 0) << ten << 0.0;
    QTest::newRow("the same") << ten << std::vector{7, 7, 3, 3, 3, 3, 9, 9, 9, 7} << 1.0;
    QTest::newRow("both whole") << std::vector<int>(4, 1) << std::vector<int>(4, 0) << 1.0;
  }
  void adjustedInformationIsAsScikitLearnHasIt() {
    QFETCH(std::vector<int>, first);
    QFETCH(std::vector<int>, second);
    QFETCH(double, expected);
    QVERIFY(std::abs(adjustedMutualInformation(first, second) - expected) < 1e-12);
    QVERIFY(std::abs(adjustedMutualInformation(second, first) - expected) < 1e-12);
    QVERIFY_THROWS_EXCEPTION(Error, (void)adjustedMutualInformation(first, std::vector<int>{1}));
  }

  /// From scikit-learn: accuracy_score, balanced_accuracy_score, f1_score (macro), normalized_mutual_info_score,
  /// adjusted_rand_score.
  void answersAreJudgedAsTheyStand() {
    const std::vector<int> truth{0, 0, 0, 1, 1, 2, 2, 2, 2, 1};
    const std::vector<int> answers{0, 0, 1, 1, 1, 2, 0, 2, 2, 2};
    const auto figures = evaluateClasses(truth, truth, answers);
    QCOMPARE(figures.accuracy, 0.7);
    QCOMPARE(figures.purity, 0.7);
    QCOMPARE(figures.floor, 0.4);
    QVERIFY(std::abs(figures.balancedAccuracy - 0.6944444444444443) < 1e-12);
    QVERIFY(std::abs(figures.macroF1 - 0.6944444444444443) < 1e-12);
    QVERIFY(std::abs(figures.nmi - 0.44270128334605013) < 1e-12);
    QVERIFY(std::abs(figures.ari - 0.20454545454545456) < 1e-12);
    // Classes that are named the other way round are wrong, though they would make a perfect clustering.
    const std::vector<int> two{0, 0, 1};
    QCOMPARE(evaluateClasses(two, two, std::vector<int>{1, 1, 0}).accuracy, 0.0);
    QVERIFY_THROWS_EXCEPTION(Error, (void)evaluateClasses(two, two, std::vector<int>{1}));
  }

  void badEmbeddingsAreRefused() {
    auto rows = randomRows(5, 3);
    QVERIFY_THROWS_EXCEPTION(Error, (void)nearestByCosine(rows, rows, 6));
    QVERIFY_THROWS_EXCEPTION(Error, (void)nearestByCosine(rows, rows, 0));
    QVERIFY_THROWS_EXCEPTION(Error, (void)nearestByCosine(rows, randomRows(5, 4), 2));
    rows.values[4] = std::numeric_limits<float>::quiet_NaN();
    QVERIFY_THROWS_EXCEPTION(Error, (void)nearestByCosine(rows, rows, 2));
  }

private:
  static Matrix randomRows(std::size_t count, std::size_t dimension) {
    std::mt19937 random(5);
    std::normal_distribution<float> normal;
    Matrix rows(count, dimension);
    std::ranges::generate(rows.values, [&] { return normal(random); });
    return rows;
  }
};

QTEST_GUILESS_MAIN(AgreementTest)
#include "agreement_test.moc"
