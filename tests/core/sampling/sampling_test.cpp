#include "core/base/error.h"
#include "core/sampling/copy_check.h"
#include "core/sampling/gaussian.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

using namespace stratoscope;
using namespace stratoscope::sampling;

namespace {

/// In NumPy, with i, j = np.mgrid[0:n, 0:d].astype(float):
///   (np.sin(1.7*i + 0.9*j*j) * (j+1) + 0.1*((i*7 + j*3) % 5)).astype(np.float32)
Matrix formulaData(std::size_t rows, std::size_t columns) {
  Matrix matrix(rows, columns);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      const auto x = static_cast<double>(i);
      const auto y = static_cast<double>(j);
      matrix.row(i)[j] = static_cast<float>(std::sin(1.7 * x + 0.9 * y * y) * (y + 1) +
                                            0.1 * static_cast<double>((i * 7 + j * 3) % 5));
    }
  }
  return matrix;
}

Matrix line(std::vector<float> values) {
  Matrix matrix;
  matrix.rows = values.size();
  matrix.columns = 1;
  matrix.values = std::move(values);
  return matrix;
}

void compare(double found, double expected, double tolerance) {
  QVERIFY2(std::abs(found - expected) <= tolerance,
           qPrintable(QStringLiteral("%1 is not %2").arg(found, 0, 'g', 12).arg(expected, 0, 'g', 12)));
}

} // namespace

class SamplingTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  // sklearn 1.2.1, LedoitWolf().fit(data.astype(float)): shrinkage_, covariance_.
  void theCovarianceIsAsTheReferenceSays() {
    const Gaussian tall(formulaData(40, 5));
    compare(tall.shrinkage(), 0.026815401486254577, 1e-6);
    compare(static_cast<double>(tall.mean()[0]), 0.217371873, 1e-6);
    const std::vector<double> expected = {0.635216767, 0.579784169, -1.265706362, -0.451210176, -0.613829988,
                                          0.579784169, 2.160802759, -2.667377708, 2.479503632,  3.032577305};
    for (std::size_t i = 0; i < expected.size(); ++i) {
      compare(tall.covariance()[i], expected[i], 1e-6);
    }
    const Gaussian wide(formulaData(4, 6));
    compare(wide.shrinkage(), 0.3778742916741457, 1e-6);
    compare(wide.covariance()[0], 3.13883186, 1e-6);
    compare(wide.covariance()[5], -1.264875835, 1e-6);
  }

  void drawsHaveTheFittedMoments() {
    constexpr std::size_t count = 40000;
    const Gaussian density(formulaData(40, 5));
    const auto drawn = density.draw(static_cast<int>(count), 1, 11);
    for (std::size_t a = 0; a < 5; ++a) {
      double mean = 0;
      for (std::size_t i = 0; i < count; ++i) {
        mean += static_cast<double>(drawn.row(i)[a]) / count;
      }
      // Five standard errors.
      const double varianceA = density.covariance()[a * 5 + a];
      compare(mean, static_cast<double>(density.mean()[a]), 5 * std::sqrt(varianceA / count));
      for (std::size_t b = 0; b < 5; ++b) {
        double product = 0;
        for (std::size_t i = 0; i < count; ++i) {
          product += static_cast<double>(drawn.row(i)[a] - density.mean()[a]) *
                     static_cast<double>(drawn.row(i)[b] - density.mean()[b]) / count;
        }
        const double varianceB = density.covariance()[b * 5 + b];
        compare(product, density.covariance()[a * 5 + b], 5 * std::sqrt(2 * varianceA * varianceB / count));
      }
    }
  }

  void noiseIsNormal() {
    Matrix two(2, 1);
    two.values = {-1, 1};
    const auto drawn = Gaussian(two).draw(100000, 1, 5);
    const auto within = [&](float limit) {
      return static_cast<double>(std::ranges::count_if(drawn.values, [&](float v) { return std::abs(v) < limit; })) /
             1e5;
    };
    // The normal distribution's shares within 1, 2 and 3 standard deviations.
    compare(within(1), 0.682689, 0.008);
    compare(within(2), 0.954500, 0.004);
    compare(within(3), 0.997300, 0.001);
  }

  void theSeedAloneDecides() {
    const Gaussian density(formulaData(40, 5));
    const auto some = density.draw(3, 1, 7);
    const auto more = density.draw(9, 1, 7);
    QVERIFY(std::equal(some.values.begin(), some.values.end(), more.values.begin()));
    QVERIFY(density.draw(3, 1, 8).values != some.values);
    QVERIFY(!std::ranges::equal(more.row(0), more.row(1)));
  }

  void temperatureScalesTheSpread() {
    const Gaussian density(formulaData(40, 5));
    const auto cold = density.draw(2, 0, 7);
    QVERIFY(std::ranges::equal(cold.row(0), density.mean()));
    const auto warm = density.draw(1, 1, 7);
    const auto hot = density.draw(1, 2, 7);
    for (std::size_t d = 0; d < 5; ++d) {
      compare(static_cast<double>(hot.row(0)[d] - density.mean()[d]),
              2 * static_cast<double>(warm.row(0)[d] - density.mean()[d]), 1e-5);
    }
  }

  void fewMembersAreNoTrouble() {
    const auto one = formulaData(1, 6);
    QCOMPARE(Gaussian(one).draw(1, 1, 3).values, one.values);
    for (const std::size_t members : {2U, 3U, 10U}) {
      const auto drawn = Gaussian(formulaData(members, 20)).draw(50, 1, 3);
      QVERIFY(std::ranges::all_of(drawn.values, [](float value) { return std::isfinite(value); }));
    }
    auto still = formulaData(50, 4);
    for (std::size_t i = 0; i < still.rows; ++i) {
      still.row(i)[2] = 8;
    }
    QVERIFY(std::ranges::all_of(Gaussian(still).draw(50, 1, 3).values, [](float v) { return std::isfinite(v); }));
  }

  void wrongArgumentsAreSaid() {
    QVERIFY_THROWS_EXCEPTION(Error, Gaussian(Matrix(0, 4)));
    auto members = formulaData(5, 4);
    QVERIFY_THROWS_EXCEPTION(Error, (void)Gaussian(members).draw(-1, 1, 0));
    QVERIFY_THROWS_EXCEPTION(Error, (void)Gaussian(members).draw(1, -1, 0));
    members.values[3] = std::numeric_limits<float>::quiet_NaN();
    QVERIFY_THROWS_EXCEPTION(Error, (Gaussian(members)));
    QVERIFY_THROWS_EXCEPTION(Error, (void)nearestReal(formulaData(2, 4), Matrix(0, 4)));
    QVERIFY_THROWS_EXCEPTION(Error, (void)nearestReal(formulaData(2, 4), formulaData(2, 3)));
    QVERIFY_THROWS_EXCEPTION(Error, (void)closeDistance(Matrix(0, 4)));
  }

  void copiesAreFound() {
    // Nearest other distances by hand: 1, 1, 3, 6; their 1st percentile is 1.
    const auto real = line({0, 1, 4, 10});
    compare(static_cast<double>(closeDistance(real)), 1, 1e-6);
    const auto nearest = nearestReal(line({4, 8, 2.6F, 10.5F}), real);
    QCOMPARE(nearest[0].item, 2);
    QCOMPARE(nearest[0].distance, 0.F);
    QVERIFY(nearest[0].tooClose);
    QCOMPARE(nearest[1].item, 3);
    QCOMPARE(nearest[1].distance, 2.F);
    QVERIFY(!nearest[1].tooClose);
    QCOMPARE(nearest[2].item, 2);
    QVERIFY(!nearest[2].tooClose);
    QVERIFY(nearest[3].tooClose);
  }

  void thePercentileIsInterpolated() {
    // Far pairs that lie 1, 1.5, 2 ... 38.5 apart.
    std::vector<float> values;
    for (int i = 0; i < 76; ++i) {
      values.push_back(static_cast<float>(100 * i));
      values.push_back(static_cast<float>(100 * i + 1 + i / 2.0));
    }
    // numpy.percentile(np.repeat(1 + np.arange(76) / 2, 2), 1)
    compare(static_cast<double>(closeDistance(line(values))), 1.255, 1e-6);
  }

  void exactCopiesAreFoundAmongDuplicatesAndOfASingleItem() {
    const auto nearest = nearestReal(line({2, 2.5F}), line({2, 2, 2, 9, 9}));
    QVERIFY(nearest[0].tooClose);
    QVERIFY(!nearest[1].tooClose);
    QCOMPARE(closeDistance(line({3})), 0.F);
    QVERIFY(nearestReal(line({3}), line({3}))[0].tooClose);
    QVERIFY(nearestReal(Matrix(0, 1), line({3})).empty());
  }
};

QTEST_GUILESS_MAIN(SamplingTest)
#include "sampling_test.moc"
