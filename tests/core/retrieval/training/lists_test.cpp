#include "core/base/error.h"
#include "core/retrieval/training/lists.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace stratoscope;
using namespace stratoscope::retrieval;

namespace {

/// Groups of 1, 2, 5 and 9 rows, and three rows without one.
std::vector<int> groups() {
  std::vector<int> all{7, 3, 3};
  all.insert(all.end(), 5, 0);
  all.insert(all.end(), 3, -1);
  all.insert(all.end(), 9, 12);
  return all;
}

} // namespace

class ListsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyRowComesOnceAndHasAnAnswer() {
    const auto of = groups();
    for (int epoch = 0; epoch < 20; ++epoch) {
      std::multiset<std::int64_t> seen;
      for (const auto& list : drawLists(of, 8, 2, 1, epoch)) {
        std::map<int, int> members;
        for (const auto row : list) {
          QVERIFY(of[static_cast<std::size_t>(row)] >= 0);
          ++members[of[static_cast<std::size_t>(row)]];
          seen.insert(row);
        }
        QVERIFY(list.size() >= 4 && list.size() <= 11);
        QVERIFY(std::ranges::all_of(members, [](const auto& entry) { return entry.second >= 2; }));
      }
      QCOMPARE(seen.size(), of.size() - 3 + 1);
      QCOMPARE(seen.count(0), std::size_t{2}); // alone in its group
    }
  }

  void anEpochHasListsOfItsOwnAndNoOthers() {
    QCOMPARE(drawLists(groups(), 8, 4, 1, 2), drawLists(groups(), 8, 4, 1, 2));
    QVERIFY(drawLists(groups(), 8, 4, 1, 2) != drawLists(groups(), 8, 4, 1, 3));
    QVERIFY(drawLists(groups(), 8, 4, 1, 2) != drawLists(groups(), 8, 4, 2, 2));
  }

  void aGroupOfOneAnswersItself() {
    const auto lists = drawLists(std::vector{0, 1}, 4, 2, 0, 0);
    QCOMPARE(lists.size(), std::size_t{1});
    auto list = lists.front();
    std::ranges::sort(list);
    QCOMPARE(list, (std::vector<std::int64_t>{0, 0, 1, 1}));
  }

  void whatCannotBeDealtIsRefused() {
    QVERIFY_THROWS_EXCEPTION(Error, drawLists(groups(), 8, 1, 0, 0));
    QVERIFY_THROWS_EXCEPTION(Error, drawLists(groups(), 7, 4, 0, 0));
    QVERIFY_THROWS_EXCEPTION(Error, drawLists(std::vector{0, 0, 0, -1}, 8, 2, 0, 0));
  }
};

QTEST_GUILESS_MAIN(ListsTest)
#include "lists_test.moc"
