#include "core/analysis/pca.h"
#include "core/base/error.h"
#include "formula_data.h"

#include <QTest>

#include <limits>
#include <numeric>
#include <vector>

using namespace stratoscope;
using namespace stratoscope::analysis;
using stratoscope::tests::formulaData;

namespace {

// Reference values: sklearn 1.2.1, PCA(c, svd_solver='full').fit(data.astype(float)) of the same data; each component
// turned so that its loading of greatest size is positive.

void compare(std::span<const float> found, const std::vector<double>& expected, double tolerance) {
  QCOMPARE(found.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    QVERIFY2(
        std::abs(static_cast<double>(found[i]) - expected[i]) <= tolerance,
        qPrintable(QStringLiteral("%1: %2 is not %3").arg(i).arg(found[i], 0, 'g', 9).arg(expected[i], 0, 'g', 9)));
  }
}

/// No structure but two loud columns; in NumPy, with i and j from np.mgrid as int64:
///   (((i*i*31 + j*j*17 + i*j*(j%11 + 3)) % 1009) / np.float32(1009) * (1 + 5*(j==7) + 3*(j==100))).astype(np.float32)
Matrix largeData(std::size_t rows, std::size_t columns) {
  Matrix matrix(rows, columns);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      const auto remainder = (i * i * 31 + j * j * 17 + i * j * (j % 11 + 3)) % 1009;
      const double loudness = j == 7 ? 6 : j == 100 ? 4 : 1;
      matrix.row(i)[j] = static_cast<float>(static_cast<double>(remainder) / 1009 * loudness);
    }
  }
  return matrix;
}

} // namespace

class PcaTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aTallMatrixIsAsTheReferenceSays() {
    const auto rows = formulaData(40, 5);
    const auto pca = fitPca(rows, 3);
    compare(pca.mean, {0.217371873, 0.217113442, 0.157064245, 0.171973784, 0.163614338}, 1e-6);
    compare(pca.variances, {22.615257165, 5.90988331, 0.034372087}, 1e-5);
    compare(pca.components.row(0), {-0.020048885, 0.214328672, -0.149922923, 0.603467843, 0.753001289}, 1e-5);
    compare(pca.components.row(1), {-0.285821471, -0.425307362, 0.830528322, 0.1223097, 0.180783785}, 1e-5);
    compare(pca.components.row(2), {0.481200969, -0.366154293, -0.027907912, 0.67181218, -0.426926463}, 1e-5);
    compare(project(pca, rows).row(7), {5.730669478, 1.60093627, 0.217564911}, 1e-5);
  }

  void aWideMatrixIsAsTheReferenceSays() {
    const auto pca = fitPca(formulaData(5, 8), 2);
    compare(pca.variances, {87.905146742, 33.399945786}, 1e-4);
    compare(pca.components.row(0),
            {0.054126418, 0.157301396, -0.225820868, 0.174134565, 0.208109234, -0.488346845, 0.565269015, 0.538226287},
            1e-5);
  }

  void aLargeMatrixIsAsTheReferenceSays() {
    const auto pca = fitPca(largeData(600, 560), 3);
    compare(pca.variances, {3.128587678, 1.43723489, 0.318009739}, 1e-4);
    compare(std::vector<float>{pca.components.row(0)[7], pca.components.row(0)[100]}, {0.986823036, -0.032766705},
            1e-4);
  }

  void directionsWithoutVarianceAreStillABasis() {
    const auto pca = fitPca(Matrix(3, 4), 3);
    compare(pca.variances, {0, 0, 0}, 0);
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < 3; ++j) {
        const auto a = pca.components.row(i);
        const auto b = pca.components.row(j);
        const float product = std::inner_product(a.begin(), a.end(), b.begin(), 0.F);
        QVERIFY(std::abs(product - (i == j ? 1.F : 0.F)) < 1e-6F);
      }
    }
    QCOMPARE(fitPca(formulaData(1, 6), 1).variances, std::vector<float>{0});
  }

  void whiteningLeavesVarianceOneAndNoCorrelation() {
    const auto rows = largeData(300, 12);
    const auto all = fitPca(rows, 12);
    const double total = std::accumulate(all.variances.begin(), all.variances.end(), 0.0);
    for (const double share : {0.5, 0.8, 1.0}) {
      const auto white = fitWhitening(rows, share);
      const auto kept = white.variances.size();
      const auto sum = [&](std::size_t count) {
        return std::accumulate(all.variances.begin(), all.variances.begin() + static_cast<std::ptrdiff_t>(count), 0.0);
      };
      QVERIFY(sum(kept) >= share * total * (1 - 1e-6) && sum(kept - 1) < share * total);
      const auto turned = project(white, rows);
      for (std::size_t a = 0; a < kept; ++a) {
        for (std::size_t b = 0; b <= a; ++b) {
          double product = 0;
          for (std::size_t i = 0; i < turned.rows; ++i) {
            product += static_cast<double>(turned.row(i)[a]) * static_cast<double>(turned.row(i)[b]) / 299;
          }
          QVERIFY(std::abs(product - (a == b ? 1 : 0)) < 1e-4);
        }
      }
    }
  }

  void whiteningLeavesOutWhatDoesNotVary() {
    Matrix rows(4, 3);
    rows.values = {1, 2, 5, 2, 4, 5, 3, 6, 5, 5, 10, 5};
    QCOMPARE(fitWhitening(rows, 1.0).components.rows, std::size_t{1});
    QCOMPARE(fitWhitening(Matrix(4, 3), 1.0).components.rows, std::size_t{1});
  }

  void wrongArgumentsAreSaid() {
    QVERIFY_THROWS_EXCEPTION(Error, (void)fitWhitening(formulaData(10, 3), 0));
    QVERIFY_THROWS_EXCEPTION(Error, (void)fitWhitening(formulaData(10, 3), 1.1));
    auto rows = formulaData(4, 3);
    QVERIFY_THROWS_EXCEPTION(Error, (void)fitPca(rows, 0));
    QVERIFY_THROWS_EXCEPTION(Error, (void)fitPca(rows, 4));
    QVERIFY_THROWS_EXCEPTION(Error, (void)project(fitPca(rows, 2), formulaData(4, 2)));
    rows.values[5] = std::numeric_limits<float>::quiet_NaN();
    QVERIFY_THROWS_EXCEPTION(Error, (void)fitPca(rows, 2));
  }
};

QTEST_GUILESS_MAIN(PcaTest)
#include "pca_test.moc"
