#include "cli_program.h"

#include <QJsonArray>
#include <QTemporaryDir>

#include <memory>

/// The whole chain on a small folder of the sample, every command's JSON against the contract.
class CliTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    program_ = std::make_unique<CliProgram>(folder_.path());
    program_->makePictures("pictures", 12);
    imported_ = program_->json(
        {"import", "a.stratoscope", "pictures", "--labels", "pictures/labels.csv", "--truth", "class", "--size", "32"});
    trained_ = program_->json({"train", "a.stratoscope", "--epochs", "2", "--latent", "16", "--batch", "16"});
    embedded_ = program_->json({"embed", "a.stratoscope"});
    clustered_ = program_->json({"cluster", "a.stratoscope"});
  }

  void importCountsWhatItRead() {
    checkFields(imported_, {"items", "patients", "studies", "series", "skipped", "warnings", "seconds"});
    QCOMPARE(imported_["items"].toInt(), 72);
    QCOMPARE(imported_["series"].toInt(), 72);
    QCOMPARE(imported_["skipped"].toArray().size(), 0);
    const auto warning = imported_["warnings"].toArray().at(0).toObject();
    QVERIFY(warning["path"].toString().endsWith("labels.csv"));
    QVERIFY(warning["message"].toString().contains("828"));
  }

  void importPassesOverWhatIsThere() {
    const auto again = program_->json({"import", "a.stratoscope", "pictures"});
    QCOMPARE(again["items"].toInt(-1), 0);
    QCOMPARE(again["known_series"].toInt(), 72);
  }

  void trainTellsEveryEpoch() {
    checkFields(trained_, {"run", "epochs", "losses", "images_per_second", "seconds", "device"});
    QCOMPARE(trained_["epochs"].toInt(), 2);
    QCOMPARE(trained_["items"].toInt(), 48);
    QCOMPARE(trained_["losses"].toArray().size(), 2);
    QVERIFY(trained_["losses"].toArray().at(1).toObject()["loss"].toDouble() > 0);
    QVERIFY(trained_["images_per_second"].toDouble() > 0);
  }

  void embedTellsTheDimension() {
    checkFields(embedded_, {"run", "dimension", "images_per_second"});
    QCOMPARE(embedded_["dimension"].toInt(), 16);
  }

  void clusterChoosesItsNumber() {
    checkFields(clustered_, {"run", "k", "sizes", "silhouette", "curves"});
    const auto curves = clustered_["curves"].toObject();
    QCOMPARE(curves["k"].toArray().first().toInt(), 2);
    QCOMPARE(curves["k"].toArray().size(), curves["inertia"].toArray().size());
    int items = 0;
    for (const auto& size : clustered_["sizes"].toArray()) {
      items += size.toInt();
    }
    QCOMPARE(items, 72);
    QCOMPARE(clustered_["sizes"].toArray().size(), clustered_["k"].toInt());
  }

  void mapTellsItsTrust() {
    for (const QString method : {"pca", "umap"}) {
      const auto map = program_->json({"map", "a.stratoscope", "--method", method});
      checkFields(map, {"run", "trustworthiness", "seconds"});
      QCOMPARE(map["method"].toString(), method);
      QVERIFY(map["trustworthiness"].toDouble() > 0.5 && map["trustworthiness"].toDouble() <= 1);
    }
  }

  void evaluateComparesWithTheTruth() {
    const auto evaluation =
        program_->json({"evaluate", "a.stratoscope", "--truth", "class", "--baseline", "--baseline-epochs", "3"});
    checkFields(evaluation, {"train", "test", "supervised", "baseline"});
    for (const QString part : {"train", "test"}) {
      const auto figures = evaluation[part].toObject();
      checkFields(figures,
                  {"acc", "purity", "balanced_acc", "nmi", "ari", "f1", "floor", "knn", "probe", "psnr", "ssim"});
      QVERIFY(figures["acc"].toDouble() > 1.0 / 6.0 - 1e-9);
      QVERIFY(figures["purity"].toDouble() >= figures["acc"].toDouble());
      QVERIFY(qAbs(figures["floor"].toDouble() - 1.0 / 6.0) < 1e-9);
      QVERIFY(figures["psnr"].toDouble() > 0);
      QCOMPARE(figures["probe"].isNull(), figures["knn"].isNull());
    }
    QCOMPARE(evaluation["train"].toObject()["items"].toInt(), 48);
    QCOMPARE(evaluation["test"].toObject()["items"].toInt(), 24);
    QVERIFY(evaluation["test"].toObject()["knn"].toDouble() > 1.0 / 6.0);
    QVERIFY(evaluation["baseline"].toObject()["test"].toObject()["acc"].toDouble() > 1.0 / 6.0);
    const auto supervised = evaluation["supervised"].toObject();
    checkFields(supervised, {"run", "backbone", "epochs", "best_epoch", "trained_now", "train", "test", "difference"});
    QCOMPARE(supervised["epochs"].toInt(), 3);
    QVERIFY(supervised["trained_now"].toBool());
    const auto accuracy = [](const QJsonObject& of) { return of["test"].toObject()["acc"].toDouble(); };
    QVERIFY(qAbs(supervised["difference"].toObject()["test"].toDouble() -
                 (accuracy(evaluation) - accuracy(supervised))) < 1e-12);
  }

  void aClassifierIsTrainedAndFoundAgain() {
    const auto trained = program_->json({"train", "a.stratoscope", "--model", "supervised", "--truth", "class",
                                         "--epochs", "2", "--latent", "16", "--width", "4"});
    checkFields(trained, {"run", "epochs", "losses", "images_per_second", "seconds", "device", "best_epoch"});
    QCOMPARE(trained["epochs"].toInt(), 2);
    QCOMPARE(trained["held_out"].toBool(), true);
    const auto evaluated =
        program_->json({"evaluate", "a.stratoscope", "--truth", "class", "--baseline", "--baseline-epochs", "3"});
    QVERIFY(!evaluated["supervised"].toObject()["trained_now"].toBool());
  }

  void truthIsTheImportsUnlessTold() {
    QCOMPARE(program_->json({"evaluate", "a.stratoscope"})["truth"].toString(), QString("class"));
  }

  void retrieveFindsTheNearestItems() {
    const auto results = program_->json({"retrieve", "a.stratoscope", "--query", "3", "-k", "5"})["results"].toArray();
    QCOMPARE(results.size(), 5);
    double before = 1.1;
    for (const auto& entry : results) {
      const auto item = entry.toObject();
      checkFields(item, {"item", "patient", "score", "path"});
      QVERIFY(item["item"].toInt() != 3);
      QVERIFY(item["score"].toDouble() <= before);
      QVERIFY(QFile::exists(item["path"].toString()));
      before = item["score"].toDouble();
    }
  }

  void retrieveTakesAFileFromOutside() {
    const auto file = QDir(program_->path("pictures/Hand")).entryInfoList(QDir::Files).first().absoluteFilePath();
    const auto results = program_->json({"retrieve", "a.stratoscope", "--query", file, "-k", "1"})["results"].toArray();
    QCOMPARE(results.size(), 1);
    QCOMPARE(results[0].toObject()["path"].toString(), file);
    QVERIFY(results[0].toObject()["score"].toDouble() > 0.9999);
  }

  void sampleWritesImagesAndManifest() {
    const auto sampled = program_->json({"sample", "a.stratoscope", "--cluster", "1", "-n", "3", "--out", "synthetic"});
    checkFields(sampled, {"images", "checks"});
    QCOMPARE(sampled["images"].toArray().size(), 3);
    for (const auto& entry : sampled["images"].toArray()) {
      const auto image = entry.toObject();
      checkFields(image, {"path", "nearest_item", "distance", "too_close"});
      QVERIFY(contentOf(program_->path(image["path"].toString())).startsWith("\x89PNG"));
    }
    QVERIFY(contentOf(program_->path("synthetic/manifest.json")).contains("Synthetic"));
    for (const QStringList& from : {QStringList{"--around", "1"}, QStringList{"--between", "1", "2"}}) {
      const auto other = program_->json(QStringList{"sample", "a.stratoscope", "-n", "2", "--out", "more"} + from);
      QCOMPARE(other["images"].toArray().size(), 2);
    }
  }

  void labelGivesAWholeClusterAClass() {
    const auto size = clustered_["sizes"].toArray().at(0).toInt();
    const QStringList label{"label", "a.stratoscope", "--set", "Reading", "--cluster", "1", "--class", "first, of all"};
    QCOMPARE(program_->json(label)["changed"].toInt(), size);
    QCOMPARE(program_->json(label)["changed"].toInt(-1), 0);
    QCOMPARE(program_->json({"label", "a.stratoscope", "--items", "1,2", "--class", "odd"})["changed"].toInt(), 2);

    // Out and in again: nothing differs from what is there, and another set gets all of it.
    QCOMPARE(program_->json({"export", "a.stratoscope", "--what", "labels", "--out", "labels.csv"})["rows"].toInt(),
             size + 2);
    QVERIFY(contentOf(program_->path("labels.csv")).contains("\"first, of all\""));
    const QStringList import{"label", "a.stratoscope", "--import", "labels.csv", "--set"};
    QCOMPARE(program_->json(import + QStringList{"Reading"})["changed"].toInt(-1), 0);
  }

  void metadataJoinsAndSplitDivides() {
    QFile table(program_->path("ages.csv"));
    QVERIFY(table.open(QFile::WriteOnly));
    table.write("file;age;patient\n");
    for (const QString kind : {"Hand", "CXR"}) {
      const auto files = QDir(program_->path("pictures/" + kind)).entryList(QDir::Files, QDir::Name);
      for (int i = 0; i < files.size(); ++i) {
        table.write(
            (kind + "/" + files[i] + ";" + QString::number(40 + i) + ",5;" + kind + QString::number(i / 4) + "\n")
                .toUtf8());
      }
    }
    table.write("nowhere.png;1,0;N\n");
    table.close();
    const QString cohort = "joined.stratoscope";
    (void)program_->json({"import", cohort, "pictures", "--labels", "pictures/labels.csv"});
    const auto joined = program_->json({"metadata", cohort, "ages.csv"});
    checkFields(joined, {"run", "key", "rows", "matched", "unmatched", "items_without", "columns", "patients_set"});
    QCOMPARE(joined["matched"].toInt(), 24);
    QCOMPARE(joined["unmatched"].toArray().at(0).toString(), QString("nowhere.png"));
    QCOMPARE(joined["columns"].toArray().at(0).toObject()["kind"].toString(), QString("number"));
    QCOMPARE(program_->json({"info", cohort})["patients"].toInt(), 72 - 24 + 6);

    const QStringList split{"split", cohort, "--stratify", "class", "--train", "50", "--val", "25", "--test", "25"};
    QCOMPARE(program_->run(split).exit, 1); // the labels brought a split
    const auto divided = program_->json(split + QStringList{"--replace"});
    QCOMPARE(divided["groups"].toInt(), 54);
    const auto train = divided["parts"].toArray().at(0).toObject();
    QCOMPARE(train["part"].toString(), QString("train"));
    QVERIFY(std::abs(train["items"].toInt() - 36) <= 6);
    QVERIFY(std::abs(train["classes"].toObject()["Hand"].toInt() - 6) <= 3);
  }

  void exportWritesEveryTable() {
    for (const QString what : {"embeddings", "clusters", "map", "items"}) {
      for (const QString format : {"csv", "json", "npy"}) {
        if (what == "items" && format == "npy") {
          continue;
        }
        const QString out = what + "." + format;
        QCOMPARE(program_->json({"export", "a.stratoscope", "--what", what, "--out", out})["rows"].toInt(), 72);
        QVERIFY(QFile::exists(program_->path(out)));
      }
    }
    const auto lines = contentOf(program_->path("map.csv")).split('\n');
    QCOMPARE(lines.first(), QByteArray("item,patient,series,path,x,y"));
    QCOMPARE(QJsonDocument::fromJson(contentOf(program_->path("items.json"))).array().size(), 72);
    QVERIFY(contentOf(program_->path("clusters.npy")).contains("'shape': (72, )"));
    // The largest cluster is number 1, and sizes begin with it.
    const auto clusters = QJsonDocument::fromJson(contentOf(program_->path("clusters.json"))).array();
    const auto inFirst =
        std::ranges::count_if(clusters, [](const QJsonValue& row) { return row.toObject()["cluster"].toInt() == 1; });
    QCOMPARE(inFirst, clustered_["sizes"].toArray().at(0).toInt());
  }

  void reportIsOnePage() {
    const auto report = program_->json({"report", "a.stratoscope", "--out", "report.html"});
    QCOMPARE(report["pages"].toInt(), 1);
    QVERIFY(contentOf(program_->path("report.html")).contains("</html>"));
  }

  void infoTellsColumnsAndRuns() {
    const auto info = program_->json({"info", "a.stratoscope"});
    checkFields(info, {"items", "patients", "studies", "series", "columns", "runs"});
    QCOMPARE(info["items"].toInt(), 72);
    QCOMPARE(info["truth"].toString(), QString("class"));
    const auto column = info["columns"].toArray().at(0).toObject();
    QCOMPARE(column["name"].toString(), QString("class"));
    QCOMPARE(column["distinct"].toInt(), 6);
    QCOMPARE(column["kind"].toString(), QString("category"));
    const auto run = info["runs"].toArray().at(1).toObject();
    QCOMPARE(run["step"].toString(), QString("train"));
    QCOMPARE(run["parameters"].toObject()["epochs"].toInt(), 2);
    QCOMPARE(run["result"].toObject()["epochs"].toInt(), 2);
  }

  void inspectMeasuresDicomAndNifti() {
    const QString sample = STRATOSCOPE_SAMPLE;
    const auto inspected = program_->json({"inspect", sample + "/mr_nonisotropic", sample + "/hippocampus"});
    const auto series = inspected["series"].toArray();
    QCOMPARE(series.size(), 6);
    QCOMPARE(inspected["skipped"].toArray().size(), 0);
    for (const auto& entry : series) {
      checkFields(entry.toObject(), {"path", "modality", "shape", "spacing", "direction", "origin", "stored_min",
                                     "stored_max", "stored_mean", "stored_sha256", "value_min", "value_max",
                                     "value_mean", "transfer_syntax", "photometric", "frames", "warnings"});
    }
    const auto dicom = series.last().toObject();
    QCOMPARE(dicom["shape"].toArray(), QJsonArray({64, 28, 4}));
    QCOMPARE(dicom["modality"].toString(), QString("MR"));
    QCOMPARE(dicom["stored_sha256"].toString().size(), 64);
    QVERIFY(series.first().toObject()["stored_sha256"].isNull());
  }

  void convertKeepsTheGeometry() {
    const auto converted = program_->json({"convert", STRATOSCOPE_SAMPLE "/mr_nonisotropic", "--out", "volume.nii.gz"});
    checkFields(converted, {"shape", "spacing", "warnings"});
    const auto dicom = program_->json({"inspect", STRATOSCOPE_SAMPLE "/mr_nonisotropic"})["series"][0].toObject();
    const auto nifti = program_->json({"inspect", "volume.nii.gz"})["series"][0].toObject();
    QCOMPARE(nifti["shape"], dicom["shape"]);
    for (const QString field : {"spacing", "direction", "origin"}) {
      checkNear(nifti[field].toArray(), dicom[field].toArray());
    }
    QCOMPARE(nifti["value_max"], dicom["value_max"]);
  }

  void withoutJsonItSpeaksToPeople() {
    const auto result = program_->run({"info", "a.stratoscope"});
    QCOMPARE(result.exit, 0);
    QVERIFY(result.output.contains("72 items"));
    QVERIFY(result.json().isEmpty());
    QVERIFY(program_->run({"--version"}).output.startsWith("stratoscope-cli "));
  }

  void progressGoesToStandardError() {
    const QStringList map{"map", "a.stratoscope", "--method", "umap", "--threads", "1", "--json"};
    const auto loud = program_->run(map);
    QVERIFY(!loud.errors.isEmpty());
    QVERIFY(!loud.json().isEmpty());
    QVERIFY(program_->run(map + QStringList{"--quiet"}).errors.isEmpty());
  }

private:
  static void checkFields(const QJsonObject& object, const QStringList& fields) {
    for (const auto& field : fields) {
      QVERIFY2(object.contains(field), qPrintable(field));
    }
  }
  static void checkNear(const QJsonArray& some, const QJsonArray& others) {
    QCOMPARE(some.size(), others.size());
    for (qsizetype i = 0; i < some.size(); ++i) {
      QVERIFY(qAbs(some[i].toDouble() - others[i].toDouble()) < 1e-4);
    }
  }

  QTemporaryDir folder_;
  std::unique_ptr<CliProgram> program_;
  QJsonObject imported_;
  QJsonObject trained_;
  QJsonObject embedded_;
  QJsonObject clustered_;
};

QTEST_GUILESS_MAIN(CliTest)
#include "cli_test.moc"
