#include "core/analysis/picture_quality.h"
#include "core/analysis/silhouette.h"
#include "core/analysis/trustworthiness.h"
#include "core/base/error.h"
#include "formula_data.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace stratoscope;
using namespace stratoscope::analysis;
using stratoscope::tests::formulaData;

namespace {

Matrix columns(const Matrix& rows, std::size_t first, std::size_t second) {
  Matrix chosen(rows.rows, 2);
  for (std::size_t i = 0; i < rows.rows; ++i) {
    chosen.row(i)[0] = rows.row(i)[first];
    chosen.row(i)[1] = rows.row(i)[second];
  }
  return chosen;
}

void compare(double found, double expected, double tolerance) {
  QVERIFY2(std::abs(found - expected) <= tolerance,
           qPrintable(QStringLiteral("%1 is not %2").arg(found, 0, 'g', 12).arg(expected, 0, 'g', 12)));
}

struct Pair {
  std::vector<std::uint8_t> a;
  std::vector<std::uint8_t> b;
};

/// Two pictures of 20 x 24 that differ by a pattern.
Pair pictures() {
  Pair pair;
  for (std::size_t y = 0; y < 20; ++y) {
    for (std::size_t x = 0; x < 24; ++x) {
      pair.a.push_back(static_cast<std::uint8_t>((y * 13 + x * 7) % 256));
      pair.b.push_back(static_cast<std::uint8_t>((y * 13 + x * 7 + ((y * x) % 9) * 3) % 256));
    }
  }
  return pair;
}

std::vector<float> asFloat(const std::vector<std::uint8_t>& bytes, float scale = 1) {
  std::vector<float> values(bytes.begin(), bytes.end());
  for (float& value : values) {
    value *= scale;
  }
  return values;
}

} // namespace

class QualityTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  // sklearn 1.2.1, sklearn.manifold.trustworthiness(data, data[:, [a, b]], n_neighbors=k).
  void trustworthinessIsAsTheReferenceSays() {
    const auto rows = formulaData(120, 6);
    compare(trustworthiness(rows, columns(rows, 3, 5), 5), 0.9976785714285714, 1e-6);
    compare(trustworthiness(rows, columns(rows, 3, 5), 15), 0.9996162657502864, 1e-6);
    compare(trustworthiness(rows, columns(rows, 0, 1), 5), 0.9787202380952381, 1e-6);
    compare(trustworthiness(rows, columns(rows, 0, 1), 15), 0.9907388316151202, 1e-6);
  }

  void aSampleOfPointsEstimatesTheWhole() {
    const auto rows = formulaData(2000, 6);
    const auto map = columns(rows, 0, 1);
    compare(trustworthiness(rows, map, 15, 400), trustworthiness(rows, map, 15), 0.01);
    QCOMPARE(trustworthiness(rows, rows, 15, 400), 1.0);
  }

  void trustworthinessRefusesWhatItCannotJudge() {
    auto rows = formulaData(20, 3);
    QVERIFY_THROWS_EXCEPTION(Error, (void)trustworthiness(rows, rows, 10));
    QVERIFY_THROWS_EXCEPTION(Error, (void)trustworthiness(rows, formulaData(19, 2), 5));
    const auto map = rows;
    rows.values[0] = std::numeric_limits<float>::quiet_NaN();
    QVERIFY_THROWS_EXCEPTION(Error, (void)trustworthiness(rows, map, 5));
  }

  // sklearn 1.2.1, sklearn.metrics.silhouette_score(data.astype(float), clusters).
  void silhouetteIsAsTheReferenceSays() {
    const auto rows = formulaData(120, 6);
    std::vector<int> byTurns(120);
    std::vector<int> byValue(120);
    for (std::size_t i = 0; i < 120; ++i) {
      byTurns[i] = static_cast<int>(i % 3);
      byValue[i] = (rows.row(i)[5] > 0 ? 1 : 0) + (rows.row(i)[4] > 3 ? 2 : 0);
    }
    compare(silhouette(rows, byTurns), -0.035125515567551176, 1e-6);
    compare(silhouette(rows, byValue), 0.4175888860117328, 1e-6);
    byValue[0] = 9;
    compare(silhouette(rows, byValue), 0.26648749023494855, 1e-6);
    compare(silhouette(rows, byTurns, 60), silhouette(rows, byTurns), 0.05);
  }

  void silhouetteRefusesWhatItCannotJudge() {
    const auto rows = formulaData(4, 2);
    QVERIFY_THROWS_EXCEPTION(Error, (void)silhouette(rows, std::vector<int>{1, 1, 1, 1}));
    QVERIFY_THROWS_EXCEPTION(Error, (void)silhouette(rows, std::vector<int>{1, 2, 3, 4}));
    QVERIFY_THROWS_EXCEPTION(Error, (void)silhouette(rows, std::vector<int>{1, 2}));
  }

  // NumPy: 10*log10(255**2 / ((a-b)**2).mean()), abs(a-b).mean().
  void psnrAndErrorAreAsTheReferenceSays() {
    const auto [a, b] = pictures();
    compare(psnr(a, b), 13.731594649163636, 1e-9);
    compare(psnr(asFloat(a, 1 / 255.F), asFloat(b, 1 / 255.F)), 13.731594649163636, 1e-5);
    compare(meanAbsoluteError(asFloat(a), asFloat(b)), 19.577083333333334, 1e-9);
    QCOMPARE(psnr(a, a), std::numeric_limits<double>::infinity());
    auto both = a;
    both.insert(both.end(), a.begin(), a.end());
    auto other = b;
    other.insert(other.end(), a.begin(), a.end());
    compare(meanPsnr(both, other, a.size()), (13.731594649163636 + greatestPsnr) / 2, 1e-9);
  }

  // SciPy 1.10: the five moments by gaussian_filter(z, 1.5, truncate=3.5), the formula, mean of [5:-5, 5:-5].
  void ssimIsAsTheReferenceSays() {
    const auto [a, b] = pictures();
    compare(ssim(asFloat(a), asFloat(b), 20, 24, 255), 0.5750503554707247, 1e-6);
    compare(ssim(asFloat(a), asFloat(a), 20, 24, 255), 1, 1e-12);
  }

  void picturesThatDoNotMatchAreRefused() {
    const std::vector<float> small(100);
    QVERIFY_THROWS_EXCEPTION(Error, (void)ssim(small, small, 10, 10));
    QVERIFY_THROWS_EXCEPTION(Error, (void)psnr(std::vector<float>{}, std::vector<float>{}));
    QVERIFY_THROWS_EXCEPTION(Error, (void)psnr(small, std::vector<float>(99)));
    QVERIFY_THROWS_EXCEPTION(Error, (void)psnr(small, small, 0));
    QVERIFY_THROWS_EXCEPTION(Error, (void)meanPsnr(small, small, 33));
  }
};

QTEST_GUILESS_MAIN(QualityTest)
#include "quality_test.moc"
