#include "cli_program.h"
#include "core/base/sha256.h"
#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/cohort/staging.h"
#include "dicom_factory.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <memory>

using namespace stratoscope;

namespace {

/// All that an import puts into a cohort, but for when it ran.
QStringList contentOf(const cohort::Cohort& cohort) {
  QStringList lines;
  for (const auto& patient : cohort::patients(cohort)) {
    lines += QStringLiteral("patient %1 %2").arg(patient.id).arg(patient.identifier.c_str());
  }
  for (const auto& study : cohort::studies(cohort)) {
    lines += QStringLiteral("study %1 of %2: %3").arg(study.id).arg(study.patient).arg(study.uid.c_str());
  }
  for (const auto& series : cohort::series(cohort)) {
    lines += QStringLiteral("series %1 of %2: %3").arg(series.id).arg(series.study).arg(series.uid.c_str());
    for (const auto& file : cohort::filesOf(cohort, series.id)) {
      lines += QStringLiteral("file %1 %2 %3").arg(file.path.c_str()).arg(file.size).arg(file.instance.c_str());
    }
  }
  for (const auto& item : cohort::items(cohort)) {
    lines += QStringLiteral("item %1 of %2 at %3").arg(item.row).arg(item.series).arg(item.slice);
  }
  for (const auto& name : cohort::columnNames(cohort)) {
    for (const auto& value : cohort::columnValues(cohort, name)) {
      lines += QStringLiteral("%1 = %2").arg(name.c_str(), value.c_str());
    }
  }
  const auto images = cohort.images();
  for (std::size_t i = 0; i < images.count; ++i) {
    lines += QString::fromStdString(sha256(images.item(i)));
  }
  lines += QStringLiteral("%1 imports").arg(cohort::runs(cohort).size());
  return lines;
}

} // namespace

/// An import that is killed goes on when it is said again, and the cohort is as if it had never been.
class CliImportKillTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    program_ = std::make_unique<CliProgram>(folder_.path());
    makeFiles();
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(program_->json(import("whole"))["items"].toInt(), series);
    duration_ = clock.elapsed();
    whole_ = contentOf(open("whole"));
    QVERIFY(whole_.size() > qsizetype{3} * series);
  }

  void whatWasReadIsNotReadAgain() {
    QProcess process;
    start(process, "staged");
    const QFileInfo pixels(program_->path("staged.stratoscope/images/importing.pixels"));
    while (process.state() == QProcess::Running && !(QFileInfo::exists(pixels.filePath()) && stagedIn("staged") > 0)) {
      process.waitForFinished(1);
    }
    kill(process);
    const int staged = stagedIn("staged");
    QVERIFY(staged > 0);
    QVERIFY(staged < series);
    QCOMPARE(cohort::itemCount(open("staged")), 0);
    const auto result = program_->json(import("staged"));
    QCOMPARE(result["continued_series"].toInt(), staged);
    QCOMPARE(result["items"].toInt(), series);
    QCOMPARE(contentOf(open("staged")), whole_);
  }

  void anotherRecipeDoesNotTakeWhatWasReadForItsOwn() {
    QProcess process;
    start(process, "other");
    while (process.state() == QProcess::Running && stagedIn("other") == 0) {
      process.waitForFinished(1);
    }
    kill(process);
    const auto result = program_->json(import("other") + QStringList{"--window", "40,400"});
    QCOMPARE(result["continued_series"].toInt(), 0);
    QCOMPARE(result["items"].toInt(), series);
    QCOMPARE(stagedIn("other"), 0);
  }

  void killedTenTimesAtRandomMoments() {
    int cohorts = 0;
    for (int kills = 0; kills < 10;) {
      const auto name = QStringLiteral("killed%1").arg(cohorts);
      QProcess process;
      start(process, name);
      const auto moment = QRandomGenerator::global()->bounded(static_cast<int>(duration_) + 1);
      process.waitForFinished(moment);
      process.kill();
      CliProgram::finish(process);
      if (process.exitStatus() == QProcess::CrashExit) {
        ++kills;
        checkNothingHalf(name);
      } else { // it was faster
        QCOMPARE(contentOf(open(name)), whole_);
        ++cohorts;
      }
    }
    const auto last = QStringLiteral("killed%1").arg(cohorts);
    (void)program_->json(import(last));
    QCOMPARE(contentOf(open(last)), whole_);
    const QDir images(program_->path(last + ".stratoscope/images"));
    QCOMPARE(images.entryList(QDir::Files | QDir::Hidden).size(), 1);
  }

private:
  static constexpr int series = 300;

  /// Single slices of ten patients, two studies each.
  void makeFiles() const {
    for (int i = 0; i < series; ++i) {
      const auto number = std::to_string(i);
      const auto patient = std::string("P").append(std::to_string(i / 30));
      dicom_factory::DicomFile file(24, 20);
      file.ramp(i)
          .set(DCM_PatientID, patient)
          .set(DCM_StudyInstanceUID, std::string("1.2.3.").append(std::to_string(i / 15)))
          .set(DCM_SeriesInstanceUID, std::string("1.2.4.").append(number))
          .set(DCM_SOPInstanceUID, std::string("1.2.5.").append(number))
          .set(DCM_SeriesDescription, std::string("series ").append(number));
      file.save(std::filesystem::path(program_->path("files").toStdString()) / patient / number);
    }
  }

  static QStringList import(const QString& name) { return {"import", name + ".stratoscope", "files", "--size", "16"}; }
  void start(QProcess& process, const QString& name) const {
    program_->start(process, import(name) + QStringList{"--threads", "1", "--quiet"});
  }
  [[nodiscard]] cohort::Cohort open(const QString& name) const {
    return cohort::Cohort::open(program_->path(name + ".stratoscope").toStdString());
  }
  /// 0 also where there is no whole cohort yet.
  [[nodiscard]] int stagedIn(const QString& name) const {
    try {
      return cohort::stagedCount(open(name));
    } catch (const std::exception&) {
      return 0;
    }
  }
  static void kill(QProcess& process) {
    process.kill();
    CliProgram::finish(process);
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
  }
  /// All of an import is to be seen, or nothing.
  void checkNothingHalf(const QString& name) const {
    if (!QFile::exists(program_->path(name + ".stratoscope/cohort.sqlite"))) {
      return;
    }
    const auto result = program_->run({"info", name + ".stratoscope", "--json", "--quiet"});
    if (result.exit == 0) {
      const int items = result.json()["items"].toInt();
      QVERIFY2(items == 0 || items == series, qPrintable(QString::number(items)));
    }
  }

  QTemporaryDir folder_;
  std::unique_ptr<CliProgram> program_;
  qint64 duration_ = 0;
  QStringList whole_;
};

QTEST_GUILESS_MAIN(CliImportKillTest)
#include "cli_import_kill_test.moc"
