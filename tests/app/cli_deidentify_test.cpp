#include "cli_program.h"

#include <QJsonArray>
#include <QTemporaryDir>

#include <memory>

/// `deidentify` and `import --copy-deidentified`, their JSON against the contract.
class CliDeidentifyTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    program_ = std::make_unique<CliProgram>(folder_->path());
    QVERIFY(QDir().mkpath(program_->path("in")));
    QVERIFY(QFile::copy(QStringLiteral(STRATOSCOPE_TEST_DATA "/imaging/ct.dcm"), program_->path("in/ct.dcm")));
    writeContent(program_->path("in/notes.txt"), "not DICOM");
    writeContent(program_->path("key"), "a secret of some length\n");
  }

  void copiesAndTellsWhatItKept() {
    const auto result = program_->json(
        {"deidentify", "in", "--out", "out", "--profile", "retain-uids", "--key-file", "key", "--mapping", "map.csv"});
    for (const auto* const field : {"files", "kept", "report", "refused", "table", "profile", "may_identify"}) {
      QVERIFY2(result.contains(field), field);
    }
    QCOMPARE(result["files"].toInt(), 1);
    QCOMPARE(result["key"].toString(), QString("given"));
    QCOMPARE(result["refused"].toArray().size(), 1);
    QVERIFY(result["refused"].toArray().at(0).toObject()["path"].toString().endsWith("notes.txt"));
    QVERIFY(QFile::exists(program_->path(result["report"].toString())) || QFile::exists(result["report"].toString()));
    QCOMPARE(QDir(program_->path("out")).entryList({"*.dcm"}, QDir::Files).size(), 1);
    QVERIFY(contentOf(program_->path("map.csv")).startsWith("kind,old,new\n"));
  }

  void tellsAPersonWhatMayIdentify() {
    const auto result = program_->run({"deidentify", "in", "--out", "out", "--quiet"});
    QCOMPARE(result.exit, 0);
    QVERIFY(result.output.contains("De-identified 1 file of 1 patient"));
    QVERIFY(result.output.contains("may identify:"));
  }

  void shortKeysAreRefused() {
    writeContent(program_->path("key"), "secret");
    const auto result = program_->run({"deidentify", "in", "--out", "out", "--key-file", "key", "--json", "--quiet"});
    QCOMPARE(result.exit, 1);
    QCOMPARE(result.error()["code"].toString(), QString("invalid_argument"));
    QVERIFY(!QDir(program_->path("out")).exists());
  }

  void importsCopies() {
    const auto result = program_->json({"import", "a.stratoscope", "in", "--copy-deidentified", "--size", "16"});
    QCOMPARE(result["items"].toInt(), 1);
    QCOMPARE(result["skipped"].toArray().size(), 1);
    QCOMPARE(QDir(program_->path("a.stratoscope/sources/1")).entryList({"*.dcm"}, QDir::Files).size(), 1);
    QVERIFY(QFile::remove(program_->path("in/ct.dcm")));
    QCOMPARE(program_->json({"info", "a.stratoscope"})["items"].toInt(), 1);
  }

private:
  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<CliProgram> program_;
};

QTEST_GUILESS_MAIN(CliDeidentifyTest)
#include "cli_deidentify_test.moc"
