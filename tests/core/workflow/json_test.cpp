#include "core/workflow/results_json.h"
#include "core/workflow/similar/similar_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace stratoscope;
using namespace stratoscope::workflow;

/// Fields of the command line's contract.
class JsonTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void importNamesWhatItSkipped() {
    ImportResult result;
    result.items = 3;
    result.skipped = {{"/a/\xff.dcm", {STRATOSCOPE_TEXT("row %1 is bad"), {"7"}}}};
    result.warnings = {{"/a/b", STRATOSCOPE_TEXT("odd")}};
    const auto json = parsed(toJson(result));
    checkFields(json, {"items", "patients", "studies", "series", "skipped", "warnings", "seconds"});
    const auto skipped = json["skipped"].toArray()[0].toObject();
    QCOMPARE(skipped["reason"].toString(), QString("row 7 is bad"));
    QVERIFY(skipped["path"].toString().endsWith(".dcm")); // a name that is not UTF-8 breaks nothing
    QCOMPARE(json["warnings"].toArray()[0].toObject()["message"].toString(), QString("odd"));
  }

  void figuresThatAreMissingAreNull() {
    Evaluation evaluation;
    evaluation.train.acc = 0.5;
    evaluation.train.psnr = NAN;
    const auto json = parsed(toJson(evaluation));
    checkFields(json, {"train", "test", "supervised", "baseline"});
    QVERIFY(json["test"].isNull());
    QVERIFY(json["baseline"].isNull());
    const auto train = json["train"].toObject();
    checkFields(train, {"acc", "purity", "balanced_acc", "nmi", "ari", "f1", "floor", "knn", "probe", "psnr", "ssim"});
    QCOMPARE(train["acc"].toDouble(), 0.5);
    QVERIFY(train["psnr"].isNull() && train["knn"].isNull() && train["probe"].isNull());

    evaluation.baselineTrain = Figures{};
    QVERIFY(parsed(toJson(evaluation))["baseline"].toObject()["train"].isObject());
  }

  void stepsTellTheirRun() {
    checkFields(parsed(toJson(TrainResult{})), {"run", "epochs", "losses", "images_per_second", "seconds", "device"});
    checkFields(parsed(toJson(EmbedResult{})), {"run", "dimension", "images_per_second"});
    checkFields(parsed(toJson(ClusterResult{})), {"run", "k", "sizes", "silhouette", "curves"});
    checkFields(parsed(toJson(MapResult{})), {"run", "trustworthiness", "seconds"});
  }

  void syntheticImagesTellTheirNearest() {
    SyntheticImages images;
    images.nearest = {{4, 0.5F, true}, {5, 1.0F, false}};
    const ExportedSynthetic files{9, {"a.png", "b.png"}, "manifest.json"};
    const auto json = parsed(toJson(images, files));
    const auto first = json["images"].toArray()[0].toObject();
    QCOMPARE(first["path"].toString(), QString("a.png"));
    QCOMPARE(first["nearest_item"].toInt(), 4);
    QCOMPARE(first["too_close"].toBool(), true);
    QCOMPARE(json["checks"].toObject()["too_close"].toInt(), 1);
    QCOMPARE(json["checks"].toObject()["too_close_share"].toDouble(), 0.5);
  }

  void similarItemsAreAList() {
    SimilarResult result;
    result.items = {{7, "P", 0.25F, "/a.png"}};
    result.reranked = true;
    const SimilarQuery query{.items = {3, 4}, .combine = CombineBy::Max};
    const auto json = parsed(toJson(query, {.where = {{"sex", "F"}}}, result));
    QCOMPARE(json["search"].toString(), QString("exact"));
    QVERIFY(json["reranked"].toBool() && !json["expanded"].toBool());
    const auto asked = json["query"].toObject();
    QCOMPARE(asked["items"].toArray().size(), 2);
    QCOMPARE(asked["combine"].toString(), QString("max"));
    QVERIFY(asked["box"].isNull());
    QCOMPARE(asked["where"].toArray()[0].toObject()["value"].toString(), QString("F"));
    const auto item = json["results"].toArray()[0].toObject();
    QCOMPARE(item["item"].toInt(), 7);
    QCOMPARE(item["patient"].toString(), QString("P"));
    QCOMPARE(item["score"].toDouble(), 0.25);
    QCOMPARE(item["path"].toString(), QString("/a.png"));
    QVERIFY(parsed(toJson(query, {}, SimilarResult()))["results"].isArray());
  }

  void demoLeavesOutWhatWasDoneBefore() {
    DemoResult result;
    result.clustered.emplace().run = 4;
    const auto json = parsed(toJson(result));
    checkFields(json, {"import", "train", "embed", "cluster", "map", "evaluate", "report"});
    QVERIFY(json["train"].isNull());
    QCOMPARE(json["cluster"].toObject()["run"].toInt(), 4);
  }

  void infoCountsColumnsAndShowsRuns() {
    Snapshot snapshot;
    snapshot.items.resize(3);
    snapshot.columns = {{"site", {"a", "", "a"}}};
    snapshot.runs.resize(2);
    snapshot.runs[0].resultJson = R"({"items": 3})";
    snapshot.runs[1].resultJson = "not an object";
    snapshot.labelSet.classes = {"x", "y"};
    snapshot.labels = {1, -1, 1};
    const auto json = parsed(toJson(snapshot));
    QCOMPARE(json["items"].toInt(), 3);
    const auto column = json["columns"].toArray()[0].toObject();
    QCOMPARE(column["filled"].toInt(), 2);
    QCOMPARE(column["distinct"].toInt(), 1);
    QCOMPARE(json["runs"].toArray()[0].toObject()["result"].toObject()["items"].toInt(), 3);
    QCOMPARE(json["runs"].toArray()[1].toObject()["result"].toString(), QString("not an object"));
    QCOMPARE(json["labels"].toObject()["classes"].toArray()[1].toObject()["items"].toInt(), 2);
    QVERIFY(json["clusters"].isNull());
  }

private:
  static QJsonObject parsed(const std::string& text) {
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(text), &error);
    if (error.error != QJsonParseError::NoError) {
      qWarning("%s in %s", qPrintable(error.errorString()), text.c_str());
    }
    return document.object();
  }
  static void checkFields(const QJsonObject& object, const QStringList& fields) {
    for (const auto& field : fields) {
      QVERIFY2(object.contains(field), qPrintable(field));
    }
  }
};

QTEST_GUILESS_MAIN(JsonTest)
#include "json_test.moc"
