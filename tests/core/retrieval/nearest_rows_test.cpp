#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/retrieval/exact_search.h"
#include "core/retrieval/nearest_rows.h"
#include "core/retrieval/rows_view.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <random>

using namespace stratoscope;
using namespace stratoscope::retrieval;

namespace {

Matrix randomRows(std::size_t rows, std::size_t columns) {
  std::mt19937 random(9);
  std::normal_distribution<float> normal;
  Matrix matrix(rows, columns);
  std::ranges::generate(matrix.values, [&] { return normal(random); });
  return matrix;
}

/// The same rows, copied when they are asked for; the most that were in memory are counted.
RowSource made(const Matrix& matrix, std::size_t& most) {
  return {matrix.rows, matrix.columns, [&](std::size_t begin, std::size_t count, std::vector<float>& room) {
            room.assign(matrix.row(begin).data(), matrix.row(begin).data() + count * matrix.columns);
            most = std::max(most, count);
            return std::span<const float>(room);
          }};
}

} // namespace

class NearestRowsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theOthersAreFoundAcrossAllParts() {
    const auto rows = randomRows(5000, 6);
    std::size_t most = 0;
    SilentProgress progress;
    const auto near = nearestOthers(made(rows, most), 3, progress, {});
    QCOMPARE(near.size(), rows.rows);
    QVERIFY(most < rows.rows);
    for (const std::size_t row : {std::size_t{0}, std::size_t{2047}, std::size_t{2048}, std::size_t{4999}}) {
      std::vector<Hit> expected;
      for (std::size_t other = 0; other < rows.rows; ++other) {
        float product = 0;
        for (std::size_t j = 0; j < rows.columns; ++j) {
          product += rows.row(row)[j] * rows.row(other)[j];
        }
        if (other != row) {
          expected.push_back({static_cast<int>(other), product});
        }
      }
      keepBest(expected, 3);
      QCOMPARE(near[row].size(), std::size_t{3});
      for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(near[row][i].item, expected[i].item);
      }
    }
  }

  void fewRowsHaveFewNeighbours() {
    const auto rows = randomRows(3, 2);
    SilentProgress progress;
    QCOMPARE(nearestOthers(sourceOf(rows), 10, progress, {})[1].size(), std::size_t{2});
    QVERIFY(nearestOthers(sourceOf(rows), 0, progress, {})[1].empty());
    QVERIFY(nearestOthers(sourceOf(Matrix(0, 2)), 1, progress, {}).empty());
    QVERIFY_THROWS_EXCEPTION(Error, (void)nearestOthers(sourceOf(rows), -1, progress, {}));
  }

  void rowsAreReadFromTheFileWhereTheyLie() {
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "rows.npy";
    const auto rows = randomRows(7, 5);
    writeMatrix(file, rows);
    const auto view = openRows(file);
    QCOMPARE(view.rows, std::size_t{7});
    QVERIFY(std::ranges::equal(view.row(6), rows.row(6)));
    const std::array<std::size_t, 2> shape{2, 3};
    writeNpy(file, "|u1", shape, std::vector<std::byte>(6));
    QVERIFY_THROWS_EXCEPTION(Error, (void)openRows(file));
  }
};

QTEST_GUILESS_MAIN(NearestRowsTest)
#include "nearest_rows_test.moc"
