#include "ui/models/core_text.h"
#include "ui/models/job_list_model.h"
#include "ui/models/job_text.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

#include <thread>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

void untilStopped(Progress&, const std::stop_token& stop) {
  while (true) {
    throwIfStopped(stop);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

/// Knows one sentence of core in German.
class German : public QTranslator {
public:
  QString translate(const char* context, const char* source, const char*, int) const override {
    const bool known = qstrcmp(context, "core") == 0 && qstrcmp(source, "%1 of %2 files") == 0;
    return known ? QStringLiteral("von %2 Dateien %1") : QString();
  }
  bool isEmpty() const override { return false; }
};

Job running() {
  Job job;
  job.state = JobState::Running;
  job.done = 12480;
  job.total = 47112;
  job.rate = 911.4;
  job.message = STRATOSCOPE_TEXT("Reading headers");
  return job;
}

const QString dot = QStringLiteral(" \u00b7 ");

} // namespace

class JobListTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

  void theListFollowsTheCenterWithTheNewestFirst() {
    JobCenter center;
    const auto early = center.run(
        "Early", Lane::Cpu, [](Progress&, const std::stop_token&) {}, this, [] {});
    JobListModel model(center);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 1);
    const auto late = center.run("Late", Lane::Io, untilStopped, this, [] {});
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("Late"));
    QCOMPARE(model.rowOf(early), 1);
    QTRY_COMPARE(model.jobAt(1).state, JobState::Done);
    QCOMPARE(model.index(1).data(JobListModel::FractionRole).toDouble(), 1.0);
    QTRY_COMPARE(model.jobAt(0).state, JobState::Running);
    QCOMPARE(model.index(0).data(JobListModel::FractionRole).toDouble(), -1.0);
    QCOMPARE(model.index(0).data(JobListModel::PausableRole).toBool(), false);
    center.clearFinished();
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.rowOf(early), -1);
    center.stop(late);
    QVERIFY(model.index(0).data(JobListModel::StopRequestedRole).toBool());
    QTRY_COMPARE(model.jobAt(0).state, JobState::Cancelled);
    center.clear(late);
    QCOMPARE(model.rowCount(), 0);
  }

  void aRunningJobSaysHowFarHowFastAndHowLong() {
    auto job = running();
    QCOMPARE(progressText(job), QStringList({"Reading headers", "12,480 of 47,112", "911/s", "38 s left"}).join(dot));
    job.rate = 0;
    QCOMPARE(progressText(job), QStringList({"Reading headers", "12,480 of 47,112"}).join(dot));
    job.total = 0;
    QCOMPARE(progressText(job), QStringList({"Reading headers", "12,480"}).join(dot));
    job = running();
    job.message = Text(STRATOSCOPE_TEXT("Epoch %1 of %2"), {"24", "40"});
    QCOMPARE(progressText(job), QStringList({"Epoch 24 of 40", "38 s left"}).join(dot));
    job.pauseRequested = true;
    QVERIFY(progressText(job).startsWith(QStringLiteral("Pausing after this step")));
    job.stopRequested = true;
    QCOMPARE(progressText(job), QStringLiteral("Stopping"));
  }

  void aFinishedJobSaysWhatCameOfIt() {
    auto job = running();
    job.started = QDateTime(QDate(2024, 5, 1), QTime(12, 0));
    job.ended = job.started.addSecs(90);
    job.state = JobState::Done;
    job.result = QStringLiteral("900 images");
    QCOMPARE(progressText(job), QStringList({"Done in 2 min", "900 images"}).join(dot));
    job.state = JobState::Failed;
    job.error = Error(ErrorCode::WriteFailed, "the disk is full", "a.npy", "Free some space");
    QCOMPARE(progressText(job), QStringLiteral("a.npy: the disk is full. Free some space"));
  }

  void durationsAreShort() {
    QCOMPARE(durationText(0.2), QStringLiteral("1 s"));
    QCOMPARE(durationText(38), QStringLiteral("38 s"));
    QCOMPARE(durationText(250), QStringLiteral("4 min"));
    QCOMPARE(durationText(3900), QStringLiteral("1 h 5 min"));
  }

  void wordsOfCoreAreTranslatedBeforeTheirArguments() {
    const Text text(STRATOSCOPE_TEXT("%1 of %2 files"), {"3", "7"});
    QCOMPARE(translated(text), QStringLiteral("3 of 7 files"));
    German german;
    QCoreApplication::installTranslator(&german);
    QCOMPARE(translated(text), QStringLiteral("von 7 Dateien 3"));
    QCoreApplication::removeTranslator(&german);
    QCOMPARE(describe(Error(ErrorCode::NotFound, "nothing is there")), QStringLiteral("Nothing is there"));
    QCOMPARE(describe(Error(ErrorCode::NotFound, "nothing is there", "\u00e4.dcm", "Look elsewhere")),
             QStringLiteral("\u00e4.dcm: nothing is there. Look elsewhere"));
  }
};

QTEST_GUILESS_MAIN(JobListTest)

#include "job_list_test.moc"
