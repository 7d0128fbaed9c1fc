#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/cohort/columns.h"
#include "core/cohort/runs.h"
#include "core/workflow/export.h"
#include "core/workflow/metadata/metadata_csv.h"
#include "made_up_results.h"
#include "small_cohort.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stratoscope;
using namespace stratoscope::workflow;

using Texts = std::vector<std::string>;

/// The cohort: three pictures /data/a, b/0.png to 2.png, then two items of one DICOM series (1.2.3) of patient P1,
/// which has a column "site" of its own.
class MetadataTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    place_ = folder_->path().toStdString();
    cohort_.emplace(fixture::plainCohort(place_ / "a.stratoscope", 3));
  }

  void keysAreRecognised_data() {
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QString>("joinBy");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("values");
    const auto row = [](const char* name, const char* table, const char* joinBy, const char* key, const char* values) {
      QTest::newRow(name) << QByteArray(table) << joinBy << key << values;
    };
    row("patient", "Patient ID,v\nP1,x\n", "", "patient", "...xx");
    row("study", "StudyInstanceUID,v\n1.2,x\n", "", "study", "...xx");
    row("series", "series_uid,v\n1.2.3,x\n", "", "series", "...xx");
    row("item", "item,v\n4,x\n", "", "item", "....x");
    row("whole path", "path,v\n\"/data/a, b/1.png\",x\n", "", "path", ".x...");
    row("end of a path", "path,v\n\"a, b/1.png\",x\n./2.png,y\n", "", "path", ".xy..");
    row("path of Windows", "path,v\n\"D:\\study\\a, b\\1.png\",x\n", "", "path", ".x...");
    row("path of another machine", "path,v\n\"/mnt/a, b/1.png\",x\n/mnt/c/2.png,y\n", "", "path", ".x...");
    row("file name", "Image Index,v\n1.png,x\n", "", "file", ".x...");
    row("name without extension", "image_id,v\n2,x\n", "", "file", "..x..");
    row("surest of several", "patient,path,v\nP1,/data/ct/1.dcm,x\n", "", "path", "...xx");
    row("a header that matches nothing", "path,patient,v\nnowhere,P1,x\n", "", "patient", "...xx");
    row("by content", "who,v\nP1,x\nP2,y\n", "", "patient", "...xx");
    row("by content, a file", "what,v\n0.png,x\n1.png,y\n", "", "path", "xy...");
    row("told", "file,code,v\n1.png,P1,x\n", "patient", "patient", "...xx");
    row("told with the column", "file,code,v\n1.png,P1,x\n", "patient=code", "patient", "...xx");
    row("told, with a number", "number,v\n2,x\n", "item=number", "item", "..x..");
  }
  void keysAreRecognised() {
    QFETCH(QByteArray, table);
    QFETCH(QString, joinBy);
    QFETCH(QString, key);
    QFETCH(QString, values);
    const auto report = join(table.toStdString(), {.joinBy = joinBy.toStdString()});
    QCOMPARE(QString::fromStdString(nameOf(report.key)), key);
    QString joined;
    for (const auto& value : cohort::columnValues(*cohort_, "v")) {
      joined += value.empty() ? "." : QString::fromStdString(value);
    }
    QCOMPARE(joined, values);
  }

  void slicesAreFoundByTheirOwnFilesAndInstances() {
    auto series = fixture::dicomSeries();
    series.uid = "1.2.4";
    series.files = {{"/data/mr/1.dcm", 1, 1, "1.9.1"}, {"/data/mr/2.dcm", 1, 1, "1.9.2"}};
    series.items.front().slice = 0;
    series.items.back().slice = 1;
    add(series);
    (void)join("SOPInstanceUID,v\n1.9.2,x\n1.9.1,y\n");
    QVERIFY((cohort::columnValues(*cohort_, "v") == Texts{"", "", "", "", "", "y", "x"}));
    (void)join("path,w\nmr/2.dcm,x\n");
    QVERIFY((cohort::columnValues(*cohort_, "w") == Texts{"", "", "", "", "", "", "x"}));
  }

  void theReportNamesWhatDidNotFit() {
    const auto report = join("file,v\n0.png,x\n7.png,y\n1.dcm,z\n0.png,other\n,w\n");
    QCOMPARE(report.keyColumn, std::string("file"));
    QCOMPARE(report.rows, 5);
    QCOMPARE(report.matchedRows, 3);
    QCOMPARE(report.rowsOfSeveral, 1);
    QVERIFY((report.unmatched == Texts{"7.png", ""}));
    QVERIFY((report.conflicting == Texts{"0.png"}));
    QCOMPARE(report.items, 3);
    QCOMPARE(report.itemsWithout, 2);
    QVERIFY((cohort::columnValues(*cohort_, "v") == Texts{"x", "", "", "z", "z"}));
  }

  void aNameInTwoPlacesIsAmbiguous() {
    add(fixture::picture("/data/c/1.png"));
    const auto report = join("file,v\n1.png,x\nc/1.png,y\n1,z\n");
    QVERIFY((report.ambiguous == Texts{"1.png", "1"}));
    QVERIFY((cohort::columnValues(*cohort_, "v") == Texts{"", "", "", "", "", "y"}));
  }

  void missingValuesAreNone() {
    const auto report = join("item,age,grade\n0,41,NA\n1,N/A,low\n2,-,none\n3,57, high \n4,nan,null\n");
    QVERIFY((cohort::columnValues(*cohort_, "age") == Texts{"41", "", "", "57", ""}));
    QVERIFY((cohort::columnValues(*cohort_, "grade") == Texts{"", "low", "", "high", ""}));
    QCOMPARE(nameOf(report.joined.at(0).profile.kind), std::string("integer"));
    QCOMPARE(report.joined.at(0).profile.missing, std::size_t{3});
    QCOMPARE(nameOf(report.joined.at(1).profile.kind), std::string("category"));
    exportTable(*cohort_, "items", place_ / "i.csv");
    const auto table = readCsv(place_ / "i.csv");
    QCOMPARE(table.rows.at(1).at(9), std::string());
    QCOMPARE(table.header.at(9), std::string("age"));
    exportTable(*cohort_, "items", place_ / "i.json");
    QVERIFY(readFile(place_ / "i.json").find("\"age\":null") != std::string::npos);
  }

  void decimalCommasBecomePoints() {
    const auto report = join("item;mm;text\n0;1,5;a,b\n1;2;c\n");
    QVERIFY(report.joined.at(0).decimalComma);
    QCOMPARE(nameOf(report.joined.at(0).profile.kind), std::string("number"));
    QCOMPARE(cohort::columnValues(*cohort_, "mm").at(0), std::string("1.5"));
    QCOMPARE(cohort::columnValues(*cohort_, "text").at(0), std::string("a,b"));
    QVERIFY(!join("item,n\n0,\"1,5\"\n1,2\n").joined.at(0).decimalComma);
  }

  void columnsOfTheImagesAreKept() {
    const Texts own{"", "", "", "\"north\"", "\"north\""};
    auto report = join("item,site\n0,A\n3,B\n");
    QVERIFY((report.columns == Texts{"site (table)"}));
    QCOMPARE(report.warnings.size(), std::size_t{1});
    QVERIFY(cohort::columnValues(*cohort_, "site") == own);
    report = join("item,site\n0,A\n3,B\n", {.clash = ClashRule::LeaveOut});
    QVERIFY(report.columns.empty());
    report = join("item,site\n0,A\n3,B\n", {.clash = ClashRule::Replace});
    QVERIFY((cohort::columnValues(*cohort_, "site") == Texts{"A", "", "", "B", "\"north\""}));
  }

  void whatOverwritesNothingGoesIntoTheSameColumn() {
    const auto report = join("item,site\n0,A\n1,-\n3,\"\"\"north\"\"\"\n4,\n");
    QVERIFY((report.columns == Texts{"site"}));
    QVERIFY(report.warnings.empty());
    QVERIFY((cohort::columnValues(*cohort_, "site") == Texts{"A", "", "", "\"north\"", "\"north\""}));
    QVERIFY(cohort::joinedColumns(*cohort_).empty());
  }

  void aSecondTableOfTheSameColumnBringsItUpToDate() {
    (void)join("item,grade\n0,1\n1,2\n2,3\n");
    const auto report = join("item,grade\n1,20\n2,NA\n");
    QVERIFY((report.columns == Texts{"grade"}));
    QVERIFY((cohort::columnValues(*cohort_, "grade") == Texts{"1", "20", "", "", ""}));
    (void)join("item,grade\n0,1\n1,2\n2,3\n"); // and back again
    QVERIFY((cohort::columnValues(*cohort_, "grade") == Texts{"1", "2", "3", "", ""}));
    QVERIFY((cohort::joinedColumns(*cohort_) == std::set<std::string>{"grade"}));
  }

  void aPatientColumnGroupsPictures() {
    QCOMPARE(cohort::patients(*cohort_).size(), std::size_t{4});
    const auto report = join("path,patient,age\n0.png,K1,4\n1.png,K1,4\n2.png,P1,5\n1.dcm,other,6\n");
    QCOMPARE(report.itemsOfPatients, 3);
    QVERIFY((patientsOfItems() == Texts{"K1", "K1", "P1", "P1", "P1"}));
    QCOMPARE(cohort::patients(*cohort_).size(), std::size_t{2});
    QCOMPARE(cohort::studies(*cohort_).size(), std::size_t{3});
    // What the table says of the DICOM series, which names its patient itself, is shown and changes nothing.
    QVERIFY((cohort::columnValues(*cohort_, "patient") == Texts{"", "", "", "other", "other"}));
    (void)join("path,patient\n0.png,K2\n");
    QVERIFY((patientsOfItems() == Texts{"K2", "K1", "P1", "P1", "P1"}));
  }

  void imagesOfOneFileKeepTheirPatientsAsAColumn() {
    auto npz = fixture::picture("/data/x.npz");
    npz.kind = "npz";
    npz.items.resize(2);
    add(npz);
    (void)join("item,subject\n5,A\n6,B\n");
    QVERIFY((cohort::columnValues(*cohort_, "patient") == Texts{"", "", "", "", "", "A", "B"}));
  }

  void aJoinIsARun() {
    write("item,v\n0,x\n");
    const auto result = addMetadata(*cohort_, table());
    const auto run = cohort::run(*cohort_, result.run);
    QCOMPARE(run.step, std::string("metadata"));
    QVERIFY(run.parametersJson.find(table().string()) != std::string::npos);
    QVERIFY(run.resultJson.find("\"matched\":1") != std::string::npos);
  }

  void tablesThatDoNotFitChangeNothing() {
    write("path,v\nnowhere.png,x\n");
    QCOMPARE(fixture::codeOf([&] { (void)addMetadata(*cohort_, table()); }), ErrorCode::NotFound);
    write("who,v\nnobody,x\n");
    QCOMPARE(fixture::codeOf([&] { (void)addMetadata(*cohort_, table()); }), ErrorCode::InvalidArgument);
    QCOMPARE(fixture::codeOf([&] { (void)addMetadata(*cohort_, table(), {.joinBy = "age"}); }),
             ErrorCode::InvalidArgument);
    QCOMPARE(fixture::codeOf([&] { (void)addMetadata(*cohort_, table(), {.joinBy = "path=w"}); }),
             ErrorCode::InvalidArgument);
    QVERIFY((cohort::columnNames(*cohort_) == Texts{"site"}));
    QVERIFY(cohort::runs(*cohort_).empty());
  }

  void rowsOfAnotherCohortGoByTheirPaths() {
    // Item 4 of the table is the fourth picture there; here it is a slice.
    const auto report = join("item,path,v\n4,2.png,x\n");
    QCOMPARE(nameOf(report.key), std::string("path"));
    QVERIFY((cohort::columnValues(*cohort_, "v") == Texts{"", "", "x", "", ""}));
  }

private:
  [[nodiscard]] std::filesystem::path table() const { return place_ / "table.csv"; }
  void write(std::string_view text) const { writeFileAtomically(table(), text); }
  JoinReport join(const std::string& text, const JoinOptions& options = {}) {
    cohort::Transaction transaction(*cohort_);
    auto report = joinMetadata(*cohort_, parseCsv(text, "t.csv"), options);
    transaction.commit();
    return report;
  }
  void add(const cohort::NewSeries& series) {
    cohort::Transaction transaction(*cohort_);
    cohort::addSeries(*cohort_, series);
    transaction.commit();
  }
  [[nodiscard]] Texts patientsOfItems() const {
    Texts texts;
    for (const auto& target : targetsOf(*cohort_)) {
      texts.push_back(target.patient);
    }
    return texts;
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::filesystem::path place_;
  std::optional<cohort::Cohort> cohort_;
};

QTEST_GUILESS_MAIN(MetadataTest)
#include "metadata_test.moc"
