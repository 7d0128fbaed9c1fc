#include "cli_program.h"

#include <QJsonArray>
#include <QTemporaryDir>

#include <memory>

/// Bad input and wrong usage: a clear message, the right exit code, nothing lost.
class CliFailuresTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    program_ = std::make_unique<CliProgram>(folder_.path());
    program_->makePictures("pictures", 1);
    QCOMPARE(program_->json({"import", "a.stratoscope", "pictures", "--size", "16"})["items"].toInt(), 6);
    QVERIFY(QDir().mkpath(program_->path("empty")));
  }

  void damagedFilesAreSkippedAndListed() {
    const auto picture = contentOf(STRATOSCOPE_SAMPLE "/mednist/Hand/000005.jpeg");
    const auto volume = contentOf(STRATOSCOPE_SAMPLE "/hippocampus/hippocampus_011.nii.gz");
    QVERIFY(!picture.isEmpty() && !volume.isEmpty());
    QVERIFY(QDir().mkpath(program_->path("broken")));
    writeContent(program_->path("broken/whole.jpeg"), picture);
    writeContent(program_->path("broken/cut.jpeg"), picture.left(700));
    writeContent(program_->path("broken/cut.nii.gz"), volume.left(3000));
    writeContent(program_->path("broken/text.dcm"), "this is text");
    writeContent(program_->path("broken/empty.dcm"), {});
    const auto result = program_->json({"import", "broken.stratoscope", "broken", "--size", "16"});
    QCOMPARE(result["items"].toInt(), 1);
    QStringList skipped;
    for (const auto& entry : result["skipped"].toArray()) {
      skipped << QFileInfo(entry.toObject()["path"].toString()).fileName();
      QVERIFY(!entry.toObject()["reason"].toString().isEmpty());
    }
    skipped.sort();
    QCOMPARE(skipped, QStringList({"cut.jpeg", "cut.nii.gz", "empty.dcm", "text.dcm"}));
    QCOMPARE(program_->json({"inspect", "broken"})["skipped"].toArray().size(), 4);
  }

  void failures_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, const QStringList& arguments, int exit, const QString& code) {
      QTest::newRow(name) << arguments << exit << code;
    };
    const QString cohort = "a.stratoscope";
    row("no such cohort", {"info", "nowhere.stratoscope"}, 1, "not_found");
    row("a folder that is no cohort", {"info", "pictures"}, 1, "unreadable");
    row("an import into one", {"import", "pictures", "pictures"}, 1, "unreadable");
    row("no such source", {"import", cohort, "nowhere"}, 1, "not_found");
    row("an empty folder", {"import", cohort, "empty"}, 1, "invalid_argument");
    row("another size", {"import", cohort, "pictures", "--size", "32"}, 1, "invalid_argument");
    row("no such truth", {"import", cohort, "pictures", "--truth", "nothing"}, 1, "not_found");
    row("no table", {"import", cohort, "pictures", "--labels", "nothing.csv"}, 1, "not_found");
    row("no model", {"embed", cohort}, 1, "not_found");
    row("no embedding", {"cluster", cohort}, 1, "not_found");
    row("nothing to map", {"map", cohort}, 1, "not_found");
    row("nothing to evaluate", {"evaluate", cohort, "--truth", "folder"}, 1, "not_found");
    row("nothing to retrieve", {"retrieve", cohort, "--query", "1"}, 1, "not_found");
    row("nothing to sample", {"sample", cohort, "--out", "s"}, 1, "not_found");
    row("nothing to export", {"export", cohort, "--what", "embeddings", "--out", "e.csv"}, 1, "not_found");
    row("no labels to export", {"export", cohort, "--what", "labels", "--out", "l.csv"}, 1, "not_found");
    row("text as numbers", {"export", cohort, "--what", "items", "--out", "i.npy"}, 1, "invalid_argument");
    row("an unknown table format", {"export", cohort, "--what", "items", "--out", "i.xls"}, 1, "invalid_argument");
    row("no cluster to label", {"label", cohort, "--cluster", "1", "--class", "x"}, 1, "not_found");
    row("no item to label", {"label", cohort, "--items", "6", "--class", "x"}, 1, "invalid_argument");
    row("no table to join", {"metadata", cohort, "nothing.csv"}, 1, "not_found");
    row("an unknown key", {"metadata", cohort, "pictures/labels.csv", "--join-by", "age"}, 1, "invalid_argument");
    row("nothing to divide by", {"split", cohort, "--train", "0", "--val", "0", "--test", "0"}, 1, "invalid_argument");
    row("no column to split by", {"split", cohort, "--replace", "--by", "ward"}, 1, "not_found");
    row("no training to resume", {"train", cohort, "--resume"}, 1, "not_found");
    row("a text file", {"convert", "pictures/labels.csv", "--out", "x.nii.gz"}, 1, "unreadable");
    row("several series", {"convert", "pictures", "--out", "x.nii.gz"}, 1, "invalid_argument");
    row("no such series", {"convert", "pictures", "--out", "x.nii.gz", "--series", "1.2"}, 1, "not_found");

    row("no command", {}, 2, "usage");
    row("an unknown command", {"improve", cohort}, 2, "usage");
    row("an unknown option", {"info", cohort, "--colour"}, 2, "usage");
    row("a missing argument", {"import", cohort}, 2, "usage");
    row("an unknown method", {"cluster", cohort, "--method", "magic"}, 2, "usage");
    row("a size out of steps", {"import", cohort, "pictures", "--size", "50"}, 2, "usage");
    row("a window without a width", {"import", cohort, "pictures", "--window", "40"}, 2, "usage");
    row("an unknown device", {"embed", cohort, "--device", "gpu"}, 2, "usage");
    row("a batch of one", {"train", cohort, "--batch", "1"}, 2, "usage");
    row("cluster 0", {"label", cohort, "--cluster", "0", "--class", "x"}, 2, "usage");
    row("no class", {"label", cohort, "--cluster", "1"}, 2, "usage");
    row("two places to draw from", {"sample", cohort, "--around", "1", "--cluster", "1", "--out", "s"}, 2, "usage");
    row("a negative share", {"split", cohort, "--train", "-1"}, 2, "usage");
    row("no truth at all", {"evaluate", cohort}, 2, "usage");
    row("a report as text", {"report", cohort, "--out", "r.txt"}, 2, "usage");
    row("a volume as text", {"convert", "pictures", "--out", "x.txt"}, 2, "usage");

    row("another profile", {"deidentify", "pictures", "--out", "d", "--profile", "x"}, 1, "invalid_argument");

    const QString later = "not_in_this_version";
    row("leaks of no embedding", {"leaks", cohort}, 1, "not_found");
    row("retrieval without an embedding", {"evaluate-retrieval", cohort, "--positives", "patient"}, 1, "not_found");
    row("retrieval without positives", {"evaluate-retrieval", cohort}, 2, "usage");
    row("the consistency head of no embedding", {"cluster", cohort, "--method", "consistency"}, 1, "not_found");
    row("a retrieval model of nothing alike", {"train", cohort, "--model", "retrieval"}, 2, "usage");
    row("a retrieval model of another loss",
        {"train", cohort, "--model", "retrieval", "--loss", "dcl", "--positives", "patient"}, 2, "usage");
    row("a classifier of nothing", {"train", cohort, "--model", "supervised"}, 2, "usage");
    row("a classifier of no column", {"train", cohort, "--model", "supervised", "--truth", "ward"}, 1, "not_found");
    row("no classifier to resume", {"train", cohort, "--model", "supervised", "--resume"}, 1, "not_found");
    row("the loss qap", {"train", cohort, "--loss", "qap"}, 2, "usage");
    row("positives", {"train", cohort, "--positives", "patient"}, 2, "usage");
    row("a weight below 0", {"train", cohort, "--variational", "-1"}, 2, "usage");
    row("a precision that is none", {"train", cohort, "--precision", "fp8"}, 2, "usage");
    row("a third phase", {"train", cohort, "--phase", "3"}, 2, "usage");
    row("phase 2 of other weights", {"train", cohort, "--phase", "2", "--weights", "x.safetensors"}, 2, "usage");
    row("phase 2 of no embedding", {"train", cohort, "--phase", "2"}, 1, "not_found");
    row("weights of no file", {"train", cohort, "--weights", "none.safetensors"}, 1, "not_found");
    row("TorchScript", {"embed", cohort, "--model", "m.pt"}, 2, later);
    row("samples as NIfTI", {"sample", cohort, "--format", "nifti", "--out", "s"}, 2, later);
    row("a report as PDF", {"report", cohort, "--out", "r.pdf"}, 2, later);
  }
  void failures() {
    QFETCH(QStringList, arguments);
    QFETCH(int, exit);
    QFETCH(QString, code);
    const auto result = program_->run(arguments + QStringList{"--json"});
    QCOMPARE(result.exit, exit);
    const auto error = result.error();
    QCOMPARE(error["code"].toString(), code);
    QVERIFY(!error["message"].toString().isEmpty());
    QVERIFY(error.contains("subject") && error.contains("advice"));
    QVERIFY(result.errors.contains("stratoscope-cli: ")); // on a slow machine progress comes before
  }

  void nothingWasChanged() {
    const auto info = program_->json({"info", "a.stratoscope"});
    QCOMPARE(info["items"].toInt(), 6);
    QCOMPARE(info["runs"].toArray().size(), 1);
    QCOMPARE(info["labels"].toObject()["changes"].toInt(-1), 0);
  }

  void withoutJsonFailuresStayOffStandardOutput() {
    const auto result = program_->run({"train", "a.stratoscope", "--positives", "patient"});
    QCOMPARE(result.exit, 2);
    QVERIFY(result.output.isEmpty());
    QVERIFY(result.errors.contains("--positives is of --model retrieval"));
  }

  /// A limit on the size of files stands for a full disk.
  void anImportThatCannotWriteLosesNothing() {
    const auto before = program_->json({"info", "a.stratoscope"});
    QProcess process;
    process.setWorkingDirectory(folder_.path());
    process.start("bash", {"-c", R"(trap '' XFSZ; ulimit -f 200; exec "$0" import a.stratoscope "$1" --json)",
                           QStringLiteral(STRATOSCOPE_CLI), STRATOSCOPE_SAMPLE "/mednist"});
    QVERIFY(process.waitForStarted());
    const auto result = CliProgram::finish(process);
    QCOMPARE(result.exit, 1);
    QCOMPARE(result.error()["code"].toString(), QString("write_failed"));
    QCOMPARE(program_->json({"info", "a.stratoscope"}), before);
    // What was read by then is kept for the same import said again; one that comes through leaves its own file alone.
    QVERIFY(!program_->json({"import", "a.stratoscope", STRATOSCOPE_SAMPLE "/mednist/Hand"}).isEmpty());
    QCOMPARE(QDir(program_->path("a.stratoscope/images")).entryList(QDir::Files | QDir::Hidden).size(), 1);
  }

private:
  QTemporaryDir folder_;
  std::unique_ptr<CliProgram> program_;
};

QTEST_GUILESS_MAIN(CliFailuresTest)
#include "cli_failures_test.moc"
