#include "core/analysis/agreement.h"
#include "core/analysis/gaussian_mixture.h"
#include "core/analysis/kmeans.h"
#include "core/base/error.h"
#include "formula_data.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace stratoscope;
using namespace stratoscope::analysis;

namespace {

/// In NumPy: G = formulaData(150, 4) * 0.3; G[i % 3 == 1, 0] += 5; G[i % 3 == 2, 1] += 6.
Matrix threeGroups() {
  auto rows = tests::formulaData(150, 4);
  for (auto& value : rows.values) {
    value *= 0.3F;
  }
  for (std::size_t i = 0; i < rows.rows; ++i) {
    rows.row(i)[0] += i % 3 == 1 ? 5.F : 0.F;
    rows.row(i)[1] += i % 3 == 2 ? 6.F : 0.F;
  }
  return rows;
}

/// A narrow group beside a wide slanted one: of the wide one's items many are nearer to the narrow one's centre.
Matrix narrowAndWide(std::vector<int>& truth) {
  std::mt19937 random(5);
  std::normal_distribution<float> normal;
  Matrix rows(600, 2);
  for (std::size_t i = 0; i < rows.rows; ++i) {
    truth.push_back(static_cast<int>(i % 2));
    const bool wide = i % 2 == 1;
    const float along = (wide ? 3.F : 0.2F) * normal(random);
    const float aside = (wide ? 0.3F : 0.2F) * normal(random);
    rows.row(i)[0] = along + aside + (wide ? 3.F : 0.F);
    rows.row(i)[1] = along - aside;
  }
  return rows;
}

Mixture fit(const Matrix& rows, const MixtureOptions& options) {
  SilentProgress progress;
  return fitMixture(rows, options, progress, {});
}

} // namespace

class GaussianMixtureTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// Expected values: scikit-learn 1.2.1, GaussianMixture(3, tol=1e-9, reg_covar=1e-6), score() and bic().
  void likelihoodsAreScikitLearns_data() {
    QTest::addColumn<bool>("full");
    QTest::addColumn<double>("score");
    QTest::addColumn<double>("bic");
    QTest::newRow("diagonal") << false << -3.765027468224571 << 1259.784758113874;
    QTest::newRow("full") << true << 0.4984223748704416 << 70.94124047910276;
  }
  void likelihoodsAreScikitLearns() {
    QFETCH(bool, full);
    QFETCH(double, score);
    QFETCH(double, bic);
    const auto rows = threeGroups();
    const auto mixture =
        fit(rows, {.k = 3, .covariance = full ? Covariance::Full : Covariance::Diagonal, .tolerance = 1e-9});
    QVERIFY(mixture.converged);
    QVERIFY2(std::abs(mixture.logLikelihood - score) < 1e-4, qPrintable(QString::number(mixture.logLikelihood)));
    QVERIFY2(std::abs(mixture.bic - bic) < 0.05, qPrintable(QString::number(mixture.bic)));
    const auto found = assign(mixture, rows);
    for (std::size_t i = 3; i < rows.rows; ++i) {
      QCOMPARE(found.clusters[i], found.clusters[i % 3]);
    }
    const double mean = std::accumulate(found.surprises.begin(), found.surprises.end(), 0.0) / 150;
    QVERIFY(std::abs(mean + score) < 1e-3);
  }

  void fullCovariancesFollowTheShapesOfGroups() {
    std::vector<int> truth;
    const auto rows = narrowAndWide(truth);
    SilentProgress progress;
    const auto plain = kMeans(rows, {.k = 2}, progress, {});
    QVERIFY(evaluateClustering(truth, plain.assignment, truth, plain.assignment).accuracy < 0.9);
    const auto mixture = fit(rows, {.k = 2, .covariance = Covariance::Full, .tolerance = 1e-6, .iterations = 500});
    const auto found = assign(mixture, rows).clusters;
    QVERIFY(evaluateClustering(truth, found, truth, found).accuracy > 0.98);
  }

  void responsibilitiesSumToOneEvenFarAway() {
    const auto mixture = fit(threeGroups(), {.k = 3});
    Matrix far(1, 4);
    far.row(0)[0] = 1e4F;
    const auto found = assign(mixture, far);
    QVERIFY(std::abs(std::accumulate(found.responsibilities.values.begin(), found.responsibilities.values.end(), 0.F) -
                     1.F) < 1e-5F);
  }

  void theSameSeedGivesTheSameResult() {
    const MixtureOptions options{.k = 4, .seed = 2};
    QCOMPARE(fit(threeGroups(), options).logLikelihood, fit(threeGroups(), options).logLikelihood);
  }

  void furtherTrialsNeverEndLower() {
    const auto rows = tests::formulaData(150, 4);
    double before = -std::numeric_limits<double>::infinity();
    bool rose = false;
    for (const int trials : {1, 4, 16}) {
      const auto now =
          fit(rows, {.k = 6, .tolerance = 1e-7, .iterations = 500, .starts = 1, .trials = trials}).logLikelihood;
      QVERIFY(now >= before - 1e-3);
      rose = rose || (trials > 1 && now > before + 1e-3);
      before = now;
    }
    QVERIFY(rose);
  }

  void whatCannotBeIsRefused() {
    QVERIFY_THROWS_EXCEPTION(Error, (void)fit(threeGroups(), {.k = 151}));
    QVERIFY_THROWS_EXCEPTION(Error, (void)assign(fit(threeGroups(), {.k = 2}), Matrix(3, 5)));
  }
};

QTEST_GUILESS_MAIN(GaussianMixtureTest)
#include "gaussian_mixture_test.moc"
