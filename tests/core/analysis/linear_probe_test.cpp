#include "core/analysis/linear_probe.h"
#include "core/base/error.h"
#include "formula_data.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace stratoscope;
using namespace stratoscope::analysis;

namespace {

/// In NumPy: s = 2 X[:, 0] + X[:, 1] - X[:, 2] / 2 + sin(5.3 i); class 0 below -1, 1 below 1.2, else 2.
std::vector<int> classesOf(const Matrix& rows) {
  std::vector<int> classes;
  for (std::size_t i = 0; i < rows.rows; ++i) {
    const auto row = rows.row(i);
    const double s = 2 * static_cast<double>(row[0]) + static_cast<double>(row[1]) - static_cast<double>(row[2]) / 2 +
                     std::sin(5.3 * static_cast<double>(i));
    classes.push_back(s < -1 ? 0 : (s < 1.2 ? 1 : 2));
  }
  return classes;
}

} // namespace

class LinearProbeTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// Expected values: scikit-learn 1.2.1, LogisticRegression(C=1, multi_class="multinomial", tol=1e-10) on the
  /// standardised formulaData(120, 5).
  void weightsAreScikitLearns() {
    const auto rows = tests::formulaData(120, 5);
    const auto classes = classesOf(rows);
    const auto probe = fitLinearProbe(rows, classes, {.tolerance = 1e-8}, {});
    const std::vector<double> weights{-1.47634955, -1.52229687, 1.60605626, -0.15245884, -0.05581013};
    for (std::size_t d = 0; d < weights.size(); ++d) {
      QVERIFY2(std::abs(static_cast<double>(probe.weights.row(0)[d]) - weights[d]) < 1e-4,
               qPrintable(QString::number(static_cast<double>(probe.weights.row(0)[d]))));
    }
    const std::vector<double> biases{-0.86680909, 0.62786938, 0.23893971};
    for (std::size_t k = 0; k < biases.size(); ++k) {
      QVERIFY(std::abs(static_cast<double>(probe.biases[k]) - biases[k]) < 1e-4);
    }
    const auto found = classify(probe, rows);
    int right = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
      right += found[i] == classes[i] ? 1 : 0;
    }
    QCOMPARE(right, 112);
  }

  void lessStrengthMeansSmallerWeights() {
    const auto rows = tests::formulaData(120, 5);
    const auto classes = classesOf(rows);
    const auto largest = [&](double strength) {
      const auto probe = fitLinearProbe(rows, classes, {.strength = strength}, {});
      return std::ranges::max(probe.weights.values);
    };
    QVERIFY(largest(0.01) < largest(1) && largest(1) < largest(100));
  }

  void aColumnWithoutVarianceDoesNoHarm() {
    auto rows = tests::formulaData(120, 5);
    const auto classes = classesOf(rows);
    for (std::size_t i = 0; i < rows.rows; ++i) {
      rows.row(i)[4] = 7;
    }
    QVERIFY(std::ranges::all_of(fitLinearProbe(rows, classes, {}, {}).weights.values,
                                [](float weight) { return std::isfinite(weight); }));
  }

  void whatCannotBeIsRefused() {
    const auto rows = tests::formulaData(10, 3);
    QVERIFY_THROWS_EXCEPTION(Error, (void)fitLinearProbe(rows, std::vector<int>(9, 0), {}, {}));
    const auto probe = fitLinearProbe(rows, std::vector<int>{0, 1, 0, 1, 0, 1, 0, 1, 0, 1}, {}, {});
    QVERIFY_THROWS_EXCEPTION(Error, (void)classify(probe, Matrix(2, 4)));
  }
};

QTEST_GUILESS_MAIN(LinearProbeTest)
#include "linear_probe_test.moc"
