#include "cli_program.h"

#include <QJsonArray>
#include <QTemporaryDir>

#include <algorithm>
#include <memory>

/// Searches for similar items by the command line, in every form.
class CliSimilarTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    program_ = std::make_unique<CliProgram>(folder_.path());
    program_->makePictures("pictures", 9);
    (void)program_->json(
        {"import", "a.stratoscope", "pictures", "--labels", "pictures/labels.csv", "--truth", "class", "--size", "32"});
    (void)program_->json(
        {"train", "a.stratoscope", "--epochs", "1", "--latent", "16", "--width", "4", "--batch", "16"});
    (void)program_->json({"embed", "a.stratoscope"});
  }

  void severalExamplesMakeOneQuery() {
    const auto found = retrieve({"--query", "3", "20", "--combine", "max"});
    QCOMPARE(found["query"].toObject()["items"].toArray(), (QJsonArray{3, 20}));
    QCOMPARE(found["query"].toObject()["combine"].toString(), QString("max"));
    QCOMPARE(found["search"].toString(), QString("exact"));
    QCOMPARE(found["expanded"].toBool(), false);
    QCOMPARE(found["reranked"].toBool(), false);
    QVERIFY(!items(found).contains(3) && !items(found).contains(20));
    QVERIFY(items(found) != items(retrieve({"--query", "3", "20"})));
  }

  void aPartOfAnImageIsAskedAbout() {
    const auto found = retrieve({"--query", "3", "--box", "8,8,32,32"});
    QCOMPARE(found["query"].toObject()["box"].toObject()["width"].toInt(), 32);
    QVERIFY(found["results"].toArray().first().toObject()["score"] !=
            retrieve({"--query", "3"})["results"].toArray().first().toObject()["score"]);
  }

  void columnsFilter() {
    const auto found = retrieve({"--query", "3", "-k", "50", "--where", "class=Hand", "--where", "split=train"});
    QVERIFY(found["results"].toArray().size() > 1);
    for (const auto& item : found["results"].toArray()) {
      QVERIFY(item.toObject()["path"].toString().contains("/Hand/"));
    }
    QCOMPARE(found["query"].toObject()["where"].toArray().size(), 2);
    QCOMPARE(retrieve({"--query", "3", "--same-patient"})["results"].toArray().size(), 0);
  }

  void judgementsMoveTheQuery() {
    const auto plain = items(retrieve({"--query", "3", "-k", "50"}));
    const auto low = plain.at(40).toInt();
    const auto moved = items(retrieve({"--query", "3", "-k", "50", "--more-like", QString::number(low), "--less-like",
                                       QString::number(plain.at(0).toInt())}));
    QVERIFY(std::ranges::find(moved, QJsonValue(low)) - moved.begin() < 40);
    QVERIFY(!moved.contains(plain.at(0)));
  }

  void expansionAndReRankingAreMarked() {
    const auto found = retrieve({"--query", "3", "--expand", "--rerank"});
    QVERIFY(found["expanded"].toBool() && found["reranked"].toBool());
    const auto text = program_->run({"retrieve", "a.stratoscope", "--query", "3", "--expand", "--rerank"}).output;
    QVERIFY(text.contains("EXPANDED") && text.contains("RE-RANKED"));
    QVERIFY(!program_->run({"retrieve", "a.stratoscope", "--query", "3"}).output.contains("EXPANDED"));
  }

  void anIndexIsMadeOnceAndMendedWhereItIsDamaged() {
    const auto made = program_->json({"index", "a.stratoscope"});
    QCOMPARE(made["kind"].toString(), QString("hnsw"));
    QCOMPARE(made["added"].toInt(), 54);
    QVERIFY(made["recall_at_10"].toDouble() > 0.99);
    QCOMPARE(program_->json({"index", "a.stratoscope"})["run"], made["run"]);
    const auto found = retrieve({"--query", "3", "--index", "hnsw"});
    QCOMPARE(found["search"].toString(), QString("hnsw"));
    QCOMPARE(items(found), items(retrieve({"--query", "3"})));
    const auto file = program_->path("a.stratoscope/" + made["file"].toString());
    writeContent(file, contentOf(file).left(100));
    const auto mended = retrieve({"--query", "3", "--index", "hnsw"});
    QCOMPARE(items(mended), items(found));
    QCOMPARE(mended["warnings"].toArray().size(), 1);
    QVERIFY(retrieve({"--query", "3", "--index", "hnsw"})["warnings"].toArray().isEmpty());
  }

  void wrongUseIsSaid() {
    const auto exitOf = [&](const QStringList& words) {
      return program_->run(QStringList{"retrieve", "a.stratoscope"} + words).exit;
    };
    QCOMPARE(exitOf({"--query", "3", "--box", "1,2,3"}), 2);
    QCOMPARE(exitOf({"--query", "3", "--where", "class"}), 2);
    QCOMPARE(exitOf({"--query", "3", "--same-patient", "--other-patients"}), 2);
    QCOMPARE(exitOf({"--query", "3", "4", "--box", "0,0,8,8"}), 1);
    QCOMPARE(exitOf({"--query", "3", "--box", "9000,0,8,8"}), 1);
    QCOMPARE(exitOf({"--query", "3", "--where", "nowhere=1"}), 1);
    QCOMPARE(program_->run({"index", "a.stratoscope", "--kind", "ivfpq"}).exit, 1); // too few items
  }

private:
  [[nodiscard]] QJsonObject retrieve(const QStringList& words) const {
    return program_->json(QStringList{"retrieve", "a.stratoscope"} + words);
  }
  static QJsonArray items(const QJsonObject& found) {
    QJsonArray numbers;
    for (const auto& item : found["results"].toArray()) {
      numbers.append(item.toObject()["item"]);
    }
    return numbers;
  }

  QTemporaryDir folder_;
  std::unique_ptr<CliProgram> program_;
};

QTEST_GUILESS_MAIN(CliSimilarTest)
#include "cli_similar_test.moc"
