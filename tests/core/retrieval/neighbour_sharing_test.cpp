#include "core/base/error.h"
#include "core/retrieval/neighbour_sharing.h"

#include <QTest>

using namespace stratoscope;
using namespace stratoscope::retrieval;

class NeighbourSharingTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// Six items in two halves; each item's two neighbours are the others of its half.
  void byHand() {
    const std::vector<int> same{0, 0, 0, 1, 1, 1};
    const auto all = neighbourSharing(halves, 2, same, 0, 0);
    QCOMPARE(all.observed, 1.0);
    QVERIFY(std::abs(all.expected - 2.0 / 5) < 1e-12); // two of the five others
    QCOMPARE(all.items, 6);
    QCOMPARE(all.values, 2);
    QCOMPARE(all.p, 1.0);
    const std::vector<int> across{0, 1, 2, 0, 1, 2};
    QCOMPARE(neighbourSharing(halves, 2, across, 0, 0).observed, 0.0);
  }

  void missingValuesDoNotCount() {
    const std::vector<int> some{0, 0, -1, 1, 1, -1};
    const auto found = neighbourSharing(halves, 2, some, 0, 0);
    QCOMPARE(found.items, 4);
    QCOMPARE(found.observed, 1.0);
    QVERIFY(std::abs(found.expected - 1.0 / 3) < 1e-12);
  }

  void permutationsTellChanceFromStructure() {
    std::vector<std::int64_t> ring; // each item's neighbours are the next four
    std::vector<int> blocks;
    std::vector<int> scattered;
    for (int i = 0; i < 120; ++i) {
      for (int step = 1; step <= 4; ++step) {
        ring.push_back((i + step) % 120);
      }
      blocks.push_back(i / 20);
      scattered.push_back((i * 7919 + i / 11) % 6);
    }
    const auto structure = neighbourSharing(ring, 4, blocks, 99, 1);
    QVERIFY(structure.observed > 4 * structure.expected);
    QCOMPARE(structure.p, 0.01);
    QVERIFY(neighbourSharing(ring, 4, scattered, 99, 1).p > 0.05);
    QCOMPARE(neighbourSharing(ring, 4, scattered, 99, 1).p, neighbourSharing(ring, 4, scattered, 99, 1).p);
  }

  void anotherNumberOfNeighboursIsRefused() {
    QVERIFY_THROWS_EXCEPTION(Error, (void)neighbourSharing(halves, 3, std::vector<int>(6, 0), 0, 0));
  }

private:
  const std::vector<std::int64_t> halves{1, 2, 0, 2, 0, 1, 4, 5, 3, 5, 3, 4};
};

QTEST_GUILESS_MAIN(NeighbourSharingTest)
#include "neighbour_sharing_test.moc"
