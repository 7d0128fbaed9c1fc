#include "core/base/error.h"
#include "core/retrieval/exact_search.h"
#include "core/retrieval/explanation/occlusion.h"

#include <QTest>

#include <numeric>

using namespace stratoscope;
using namespace stratoscope::retrieval;

namespace {

constexpr int side = 32;
constexpr int cells = 8;

std::size_t at(int x, int y) { return static_cast<std::size_t>(y * side + x); }

/// A plain picture with a chequered square of 8 pixels whose upper left lies at (x, y), and a faint one at (0, 24).
ImageStack chequered(int x, int y) {
  std::vector<std::uint8_t> pixels(side * side, 60);
  for (int row = 0; row < 8; ++row) {
    for (int column = 0; column < 8; ++column) {
      pixels[at(x + column, y + row)] = (row + column) % 2 == 0 ? 255 : 0;
      pixels[at(column, 24 + row)] = row % 2 == 0 ? 70 : 60;
    }
  }
  return makeStack(std::move(pixels), 1, side, side);
}

float value(const ImageStack& stack, std::size_t item, int x, int y) {
  return static_cast<float>(std::to_integer<int>(stack.item(item)[at(x, y)]));
}

/// A made-up encoder: how much the picture is chequered, how much it is striped, and a constant.
Matrix encode(const ImageStack& images) {
  Matrix rows(images.count, 3);
  for (std::size_t i = 0; i < images.count; ++i) {
    for (int y = 0; y + 1 < side; ++y) {
      for (int x = 0; x + 1 < side; ++x) {
        const float diagonal = value(images, i, x, y) + value(images, i, x + 1, y + 1);
        const float other = value(images, i, x + 1, y) + value(images, i, x, y + 1);
        rows.row(i)[0] += std::abs(diagonal - other);
        rows.row(i)[1] += std::abs(value(images, i, x, y) - value(images, i, x, y + 1)) / 40;
      }
    }
    rows.row(i)[2] = 25000;
  }
  return rows;
}

HeatMap explain(const ImageStack& image, int batch = 64) {
  SilentProgress progress;
  return occlude(image, makeQuery(encode(chequered(4, 4))), encode, {cells, batch}, progress, {});
}

float scoreOf(const ImageStack& image) {
  const auto rows = encode(image);
  return ExactSearch(viewOf(rows)).scoresOf(makeQuery(encode(chequered(4, 4))), std::vector<int>{0}).front().score;
}

} // namespace

class OcclusionTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theTopPatchMattersMoreThanAnother() {
    const auto image = chequered(16, 8);
    const auto map = explain(image);
    QCOMPARE(map.drop.size(), std::size_t{cells * cells});
    QCOMPARE(map.score, scoreOf(image));
    const float top = scoreOf(covered(image, cells, map.topCell()));
    // Against every other patch, so against a random one, too; the square covers 4 patches, which matter alike.
    int lower = 0;
    double others = 0;
    for (int cell = 0; cell < cells * cells; ++cell) {
      const float score = scoreOf(covered(image, cells, cell));
      QVERIFY(std::abs(map.drop[static_cast<std::size_t>(cell)] - (map.score - score)) < 1e-6F);
      QVERIFY(top <= score);
      lower += score < map.score - 0.001F ? 1 : 0;
      others += static_cast<double>(score) / (cells * cells);
    }
    QVERIFY(lower >= 4);
    QVERIFY(static_cast<double>(top) < others - 0.005);
    // The patches of the square are columns 4 and 5 of rows 2 and 3.
    const auto cell = cellAt(image, cells, map.topCell());
    QVERIFY(cell.left >= 16 && cell.right <= 24 && cell.top >= 8 && cell.bottom <= 16);
  }

  void batchesGiveTheSameMap() { QCOMPARE(explain(chequered(16, 8), 7).drop, explain(chequered(16, 8)).drop); }

  void aPatchIsCoveredByTheMeanOfItsChannel() {
    std::vector<std::uint8_t> pixels(2 * 3 * 4, 10);
    std::fill(pixels.begin() + 12, pixels.end(), std::uint8_t{50});
    pixels[0] = 34; // the mean of the first channel becomes 12
    const auto image = makeStack(pixels, 2, 3, 4);
    const auto shown = covered(image, 2, 0);
    std::vector<int> values;
    for (const auto byte : shown.item(0)) {
      values.push_back(std::to_integer<int>(byte));
    }
    QCOMPARE(values, (std::vector<int>{12, 12, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10,
                                       50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50}));
  }

  void patchesCoverEveryPixelOnce() {
    const auto image = makeStack(std::vector<std::uint8_t>(30 * 20), 1, 20, 30);
    std::vector<int> times(600);
    for (int index = 0; index < 49; ++index) {
      const auto cell = cellAt(image, 7, index);
      for (int y = cell.top; y < cell.bottom; ++y) {
        for (int x = cell.left; x < cell.right; ++x) {
          ++times[static_cast<std::size_t>(y * 30 + x)];
        }
      }
    }
    QCOMPARE(times, std::vector<int>(600, 1));
  }

  void slicesOfAVolumeAreCoveredTogether() {
    std::vector<std::uint8_t> pixels(2 * 4 * 4);
    std::iota(pixels.begin(), pixels.end(), std::uint8_t{0});
    const auto shown = covered(makeStack(pixels, 1, 4, 4, 2), 4, 5);
    QCOMPARE(shown.depth, 2);
    QCOMPARE(std::to_integer<int>(shown.item(0)[5]), 16);
    QCOMPARE(std::to_integer<int>(shown.item(0)[21]), 16);
    QCOMPARE(std::to_integer<int>(shown.item(0)[20]), 20);
  }

  void wrongArgumentsAndStopsAreSaid() {
    SilentProgress progress;
    const auto query = makeQuery(encode(chequered(4, 4)));
    const auto image = chequered(4, 4);
    QVERIFY_THROWS_EXCEPTION(Error, (void)occlude(image, query, encode, {0, 8}, progress, {}));
    QVERIFY_THROWS_EXCEPTION(Error, (void)occlude(image, query, encode, {side + 1, 8}, progress, {}));
    QVERIFY_THROWS_EXCEPTION(Error, (void)occlude(image, query, encode, {8, 0}, progress, {}));
    auto two = makeStack(std::vector<std::uint8_t>(2 * side * side), 1, side, side);
    QVERIFY_THROWS_EXCEPTION(Error, (void)occlude(two, query, encode, {8, 8}, progress, {}));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_THROWS_EXCEPTION(Error, (void)occlude(image, query, encode, {8, 8}, progress, stop.get_token()));
    QCOMPARE(HeatMap().topCell(), -1);
  }
};

QTEST_GUILESS_MAIN(OcclusionTest)
#include "occlusion_test.moc"
