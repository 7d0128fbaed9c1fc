#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/workflow/export.h"
#include "core/workflow/labelling.h"
#include "core/workflow/metadata/metadata_csv.h"
#include "made_up_results.h"
#include "small_cohort.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace stratoscope;
using namespace stratoscope::workflow;

class ExportTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    place_ = folder_->path().toStdString();
    cohort_.emplace(fixture::plainCohort(place_ / "a.stratoscope", 3));
  }

  void itemsNameWhereTheyComeFrom() {
    QCOMPARE(exportTable(*cohort_, "items", place_ / "i.csv"), 5);
    const auto table = readCsv(place_ / "i.csv");
    const std::vector<std::string> header{"item", "patient",  "series", "path", "study",
                                          "kind", "modality", "slice",  "axis", "site"};
    QVERIFY(table.header == header);
    QVERIFY((table.rows.at(1) ==
             std::vector<std::string>{"1", "", "", "/data/a, b/1.png", "", "picture", "", "0", "k", ""}));
    QVERIFY((table.rows.at(4) == std::vector<std::string>{"4", "P1", "1.2.3", "/data/ct/1.dcm", "1.2", "dicom", "CT",
                                                          "7", "k", "\"north\""}));
  }

  void embeddingsKeepEveryDigit() {
    fixture::giveEmbedding(*cohort_);
    QCOMPARE(exportTable(*cohort_, "embeddings", place_ / "e.csv"), 5);
    const auto table = readCsv(place_ / "e.csv");
    QCOMPARE(table.header.back(), std::string("e2"));
    QCOMPARE(table.rows.at(0).at(5), std::string("0.1"));
    QCOMPARE(std::stof(table.rows.at(2).at(5)), 2.0F + 0.1F);

    QCOMPARE(exportTable(*cohort_, "embeddings", place_ / "e.npy"), 5);
    QCOMPARE(readMatrix(place_ / "e.npy").row(2)[1], 2.0F + 0.1F);
  }

  void mapAsJson() {
    fixture::giveMap(*cohort_);
    QCOMPARE(exportTable(*cohort_, "map", place_ / "m.JSON"), 5);
    const auto rows = QJsonDocument::fromJson(QByteArray::fromStdString(readFile(place_ / "m.JSON"))).array();
    QCOMPARE(rows.size(), 5);
    const auto row = rows[3].toObject();
    QCOMPARE(row["item"].toInt(), 3);
    QCOMPARE(row["patient"].toString(), QString("P1"));
    QCOMPARE(row["x"].toDouble(), 3.0);
    QCOMPARE(row["y"].toDouble(), -3.0);
  }

  void clustersAsTableAndNumbers() {
    fixture::giveClusters(*cohort_);
    QCOMPARE(exportTable(*cohort_, "clusters", place_ / "c.csv"), 5);
    const auto table = readCsv(place_ / "c.csv");
    QCOMPARE(table.rows.at(3).at(4), std::string("2"));
    QCOMPARE(table.rows.at(3).at(5), std::string("0.5"));

    QCOMPARE(exportTable(*cohort_, "clusters", place_ / "c.npy"), 5);
    const auto numbers = NpyMap::open(place_ / "c.npy");
    QCOMPARE(numbers->header().type, std::string("<i4"));
    QVERIFY(numbers->header().shape == std::vector<std::size_t>{5});
    QCOMPARE(reinterpret_cast<const std::int32_t*>(numbers->bytes().data())[3], 2);
  }

  void labelsOfEverySet() {
    (void)labelItems(*cohort_, "Reading", {0, 4}, "a, or b");
    (void)labelItems(*cohort_, "Second", {4}, "c");
    QCOMPARE(exportTable(*cohort_, "labels", place_ / "l.csv"), 3);
    const auto table = readCsv(place_ / "l.csv");
    QVERIFY((table.rows.at(1) == std::vector<std::string>{"4", "P1", "1.2.3", "/data/ct/1.dcm", "Reading", "a, or b"}));
    QCOMPARE(table.rows.at(2).at(4), std::string("Second"));
  }

  void whatIsNotThereIsAnError() {
    const auto code = [&](const char* what, const char* file) {
      return fixture::codeOf([&] { exportTable(*cohort_, what, place_ / file); });
    };
    QCOMPARE(code("embeddings", "x.csv"), ErrorCode::NotFound);
    QCOMPARE(code("clusters", "x.npy"), ErrorCode::NotFound);
    QCOMPARE(code("map", "x.csv"), ErrorCode::NotFound);
    QCOMPARE(code("labels", "x.csv"), ErrorCode::NotFound);
    QCOMPARE(code("items", "x.npy"), ErrorCode::InvalidArgument);
    QCOMPARE(code("items", "x.txt"), ErrorCode::InvalidArgument);
    QCOMPARE(code("everything", "x.csv"), ErrorCode::InvalidArgument);
    QCOMPARE(code("items", "no/such/folder/x.csv"), ErrorCode::WriteFailed);
  }

private:
  std::unique_ptr<QTemporaryDir> folder_;
  std::filesystem::path place_;
  std::optional<cohort::Cohort> cohort_;
};

QTEST_GUILESS_MAIN(ExportTest)
#include "export_test.moc"
