#include "core/base/error.h"
#include "core/retrieval/descriptor/whitening.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace stratoscope;
using namespace stratoscope::retrieval;

namespace {

/// Eight rows by a formula; what follows was computed from them by the definitions, in numpy.
Matrix rows() {
  Matrix matrix(8, 3);
  for (std::size_t i = 0; i < 8; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      const auto a = static_cast<double>(i);
      const auto b = static_cast<double>(j);
      matrix.row(i)[j] = static_cast<float>(std::sin(1.7 * a + 0.9 * b * static_cast<double>(i % 3)) + 0.1 * a * b);
    }
  }
  return matrix;
}

constexpr std::array groups{0, 0, 0, 1, 1, 2, 2, -1};

bool areNear(std::span<const float> found, const std::vector<double>& expected) {
  bool near = found.size() == expected.size();
  for (std::size_t i = 0; near && i < expected.size(); ++i) {
    near = std::abs(static_cast<double>(found[i]) - expected[i]) < 1e-4;
  }
  return near;
}

} // namespace

class WhiteningTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void componentsHaveUnitVariance() {
    const auto whitened = whiten(fitPcaWhitening(rows(), 0), rows());
    QVERIFY(areNear(whitened.row(0), {-0.74125615, 0.33565186, 0.58127201}));
    QVERIFY(areNear(whitened.row(5), {-0.15183617, 0.42476653, -0.89247923}));
    QCOMPARE(whiten(fitPcaWhitening(rows(), 2), rows()).columns, std::size_t{2});
  }

  void pairsTeachWhatToForget() {
    const auto whitened = whiten(fitLearnedWhitening(rows(), groups, 0), rows());
    QVERIFY(areNear(whitened.row(0), {-0.78836129, -0.51198537, 0.34111209}));
    QVERIFY(areNear(whitened.row(5), {-0.8215936, 0.54107848, -0.17949382}));
    const auto two = whiten(fitLearnedWhitening(rows(), groups, 2), rows());
    QVERIFY(areNear(two.row(0), {-0.83866203, -0.54465218}));
  }

  void columnsWithoutVarianceAreLeftOut() {
    auto flat = rows();
    for (std::size_t i = 0; i < flat.rows; ++i) {
      flat.row(i)[1] = 3;
    }
    const auto map = fitPcaWhitening(flat, 0);
    QCOMPARE(map.projection.rows, std::size_t{2});
    const auto whitened = whiten(map, flat);
    QVERIFY(std::ranges::all_of(whitened.values, [](float value) { return std::isfinite(value); }));
    // Fewer pairs than dimensions: the diagonal keeps the factor from failing.
    const std::array<int, 8> onePair{0, 0, -1, -1, -1, -1, -1, -1};
    const auto learned = whiten(fitLearnedWhitening(flat, onePair, 0), flat);
    QVERIFY(std::ranges::all_of(learned.values, [](float value) { return std::isfinite(value); }));
  }

  void whatCannotBeFittedIsRefused() {
    QVERIFY_THROWS_EXCEPTION(Error, fitPcaWhitening(Matrix(1, 3), 0));
    QVERIFY_THROWS_EXCEPTION(Error, fitPcaWhitening(Matrix(4, 3), 0));
    const std::array<int, 8> alone{0, 1, 2, 3, 4, 5, -1, -1};
    QVERIFY_THROWS_EXCEPTION(Error, fitLearnedWhitening(rows(), alone, 0));
    QVERIFY_THROWS_EXCEPTION(Error, whiten(fitPcaWhitening(rows(), 0), Matrix(2, 4)));
  }
};

QTEST_GUILESS_MAIN(WhiteningTest)
#include "whitening_test.moc"
