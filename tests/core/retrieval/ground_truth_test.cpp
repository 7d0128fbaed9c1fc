#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/retrieval/ground_truth.h"
#include "shared_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <unordered_set>

using namespace stratoscope;
using namespace stratoscope::retrieval;

namespace {

/// Of the right images every third stands in front; the rest follows in an order that any language can make:
/// place i holds image (7919 i + 31 query) mod n.
std::vector<int> madeUpRanking(const GroundTruth& truth, std::size_t query, const std::vector<int>& right) {
  const std::unordered_set<int> positives(right.begin(), right.end());
  std::vector<int> order;
  for (std::size_t i = 0; i < truth.images.size(); ++i) {
    order.push_back(static_cast<int>((i * 7919 + query * 31) % truth.images.size()));
  }
  std::stable_partition(order.begin(), order.end(), [&](int image) { return positives.contains(image) && image % 3 == 0; });
  return order;
}

std::vector<int> rightOnes(const TruthQuery& query, Difficulty difficulty) {
  auto right = difficulty == Difficulty::Hard ? std::vector<int>() : query.easy;
  if (difficulty != Difficulty::Easy) {
    right.insert(right.end(), query.hard.begin(), query.hard.end());
  }
  return right;
}

} // namespace

class GroundTruthTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// Expected values come from a script of its own, written after the published protocol.
  void figuresAreThoseOfAnIndependentScript_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("difficulty");
    QTest::addColumn<int>("queries");
    QTest::addColumn<QList<double>>("figures");
    QTest::newRow("Oxford, easy") << "gnd_roxford5k.json" << 0 << 68
                                  << QList<double>{0.42747491953173344, 0.9264705882352942, 0.7970588235294119,
                                                   0.7029411764705883};
    QTest::newRow("Oxford, medium") << "gnd_roxford5k.json" << 1 << 70
                                    << QList<double>{0.4213766819771078, 1.0, 0.9200000000000003, 0.8114285714285718};
    QTest::newRow("Oxford, hard") << "gnd_roxford5k.json" << 2 << 70
                                  << QList<double>{0.35985178862111694, 0.9285714285714286, 0.7514285714285713,
                                                   0.6485714285714287};
    QTest::newRow("Paris, easy") << "gnd_rparis6k.json" << 0 << 70
                                 << QList<double>{0.37348530000669994, 0.9857142857142858, 0.9571428571428572,
                                                  0.9428571428571428};
    QTest::newRow("Paris, medium") << "gnd_rparis6k.json" << 1 << 70 << QList<double>{0.382818087370492, 1.0, 1.0, 1.0};
    QTest::newRow("Paris, hard") << "gnd_rparis6k.json" << 2 << 70
                                 << QList<double>{0.3494858202793774, 1.0, 1.0, 0.9785714285714288};
  }
  void figuresAreThoseOfAnIndependentScript() {
    QFETCH(QString, file);
    QFETCH(int, difficulty);
    QFETCH(int, queries);
    QFETCH(QList<double>, figures);
    const auto path = tests::sharedData() / "retrieval" / file.toStdString();
    if (!std::filesystem::exists(path)) {
      QSKIP("shared/data is not beside the source tree (STRATOSCOPE_SHARED_DATA names another place)");
    }
    const auto truth = readGroundTruth(path);
    std::vector<std::vector<int>> rankings;
    for (std::size_t i = 0; i < truth.queries.size(); ++i) {
      rankings.push_back(madeUpRanking(truth, i, rightOnes(truth.queries[i], Difficulty(difficulty))));
    }
    const auto found = evaluateRankings(truth, rankings, Difficulty(difficulty));
    QCOMPARE(found.queries, queries);
    const QList<double> values{found.map, found.precisionAt1, found.precisionAt5, found.precisionAt10};
    for (qsizetype i = 0; i < values.size(); ++i) {
      QVERIFY2(std::abs(values[i] - figures[i]) < 1e-12, qPrintable(QString::number(values[i], 'g', 16)));
    }
  }

  void plainOxfordsFormIsRead() {
    const auto truth = read(R"({"imlist": ["a", "b", "c"], "qimlist": ["a"],
                                "gnd": [{"ok": [1], "junk": [0], "bbx": [1, 2, 3.5, 4]}]})");
    QCOMPARE(truth.queries.at(0).easy, std::vector{1});
    QCOMPARE(truth.queries.at(0).box.value()[2], 3.5);
    const auto figures = evaluateRankings(truth, std::vector<std::vector<int>>{{0, 1, 2}}, Difficulty::Medium);
    QCOMPARE(figures.map, 1.0);
    QCOMPARE(evaluateRankings(truth, std::vector<std::vector<int>>{{0, 1, 2}}, Difficulty::Hard).queries, 0);
  }

  void anotherFormIsRefused_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no JSON") << QByteArray("\x80\x04pickle");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no answers") << QByteArray(R"({"imlist": [], "qimlist": ["a"], "gnd": []})");
    QTest::newRow("out of range") << QByteArray(
        R"({"imlist": ["a"], "qimlist": ["a"], "gnd": [{"easy": [1], "hard": [], "junk": []}]})");
    QTest::newRow("a number as box") << QByteArray(R"({"imlist": ["a"], "qimlist": ["a"], "gnd": [{"bbx": 3}]})");
  }
  void anotherFormIsRefused() {
    QFETCH(QByteArray, text);
    try {
      (void)read(text);
      QFAIL("read");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::Unreadable);
      QVERIFY(QString::fromUtf8(error.what()).contains("gnd.json"));
    }
  }

private:
  GroundTruth read(const QByteArray& text) {
    const auto path = std::filesystem::path(folder_.path().toStdString()) / "gnd.json";
    writeFileAtomically(path, std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    return readGroundTruth(path);
  }

  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(GroundTruthTest)
#include "ground_truth_test.moc"
