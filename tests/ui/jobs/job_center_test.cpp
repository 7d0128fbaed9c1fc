#include "ui/jobs/job_center.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <latch>
#include <stdexcept>
#include <thread>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

void idle() { std::this_thread::sleep_for(std::chrono::milliseconds(2)); }

/// A work that does nothing but wait to be stopped.
void untilStopped(Progress&, const std::stop_token& stop) {
  while (true) {
    throwIfStopped(stop);
    idle();
  }
}

JobState stateOf(const JobCenter& center, JobId id) { return center.job(id).value().state; }

} // namespace

class JobCenterTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aResultArrivesOnTheThreadOfTheWindow() {
    JobCenter center;
    const auto* window = QThread::currentThread();
    const QThread* worked = nullptr;
    const QThread* heard = nullptr;
    std::unique_ptr<int> answer;
    const auto id = center.run(
        "Answer", Lane::Cpu,
        [&](Progress&, const std::stop_token&) {
          worked = QThread::currentThread();
          return std::make_unique<int>(42);
        },
        this,
        [&](std::unique_ptr<int> result) {
          heard = QThread::currentThread();
          answer = std::move(result);
        });
    QCOMPARE(stateOf(center, id), JobState::Queued);
    QVERIFY(center.busy());
    QTRY_COMPARE(stateOf(center, id), JobState::Done);
    QCOMPARE(*answer, 42);
    QCOMPARE(heard, window);
    QVERIFY(worked != window);
    QVERIFY(!center.busy());
    QVERIFY(center.job(id)->started.isValid() && center.job(id)->ended.isValid());
  }

  void twoJobsOnTheGpuLaneNeverRunTogether() {
    JobCenter center;
    QCOMPARE(Lanes::threads(Lane::Gpu), 1);
    QVERIFY(Lanes::threads(Lane::Cpu) >= 1);
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    int done = 0;
    for (int i = 0; i < 8; ++i) {
      center.run(
          "Train", Lane::Gpu,
          [&](Progress&, const std::stop_token&) {
            most = std::max(most.load(), ++inside);
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            --inside;
          },
          nullptr, [&] { ++done; });
    }
    QTRY_COMPARE(done, 8);
    QCOMPARE(most.load(), 1);
  }

  void theIoLaneRunsTwoAtOnceBesideTheGpu() {
    JobCenter center;
    std::latch all(3); // passes only when three are inside together
    int done = 0;
    for (const auto lane : {Lane::Io, Lane::Io, Lane::Gpu}) {
      center.run(
          "Together", lane, [&](Progress&, const std::stop_token&) { all.arrive_and_wait(); }, this, [&] { ++done; });
    }
    QTRY_COMPARE(done, 3);
  }

  void aStopEndsTheWorkAndIsToldAsCancelled() {
    JobCenter center;
    std::optional<ErrorCode> code;
    bool done = false;
    const auto id = center.run(
        "Endless", Lane::Cpu, untilStopped, this, [&] { done = true; }, [&](const Error& e) { code = e.code(); });
    QTRY_COMPARE(stateOf(center, id), JobState::Running);
    center.stop(id);
    QVERIFY(center.job(id)->stopRequested);
    QTRY_COMPARE(stateOf(center, id), JobState::Cancelled);
    QCOMPARE(code, ErrorCode::Cancelled);
    QVERIFY(!done);
  }

  void aWaitingJobIsStoppedAtOnceAndNeverRuns() {
    JobCenter center;
    const auto first = center.run("First", Lane::Gpu, untilStopped, this, [] {});
    std::atomic<bool> ran = false;
    int told = 0;
    const auto second = center.run(
        "Second", Lane::Gpu, [&](Progress&, const std::stop_token&) { ran = true; }, this, [] {},
        [&](const Error&) { ++told; });
    center.stop(second);
    QCOMPARE(stateOf(center, second), JobState::Cancelled);
    QCOMPARE(told, 1);
    center.stop(first);
    int last = 0;
    center.run(
        "Third", Lane::Gpu, [](Progress&, const std::stop_token&) {}, this, [&] { ++last; });
    QTRY_COMPARE(last, 1);
    QVERIFY(!ran);
    QCOMPARE(told, 1);
  }

  void faultsAreDeliveredAsErrors_data() {
    QTest::addColumn<int>("fault");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("what");
    QTest::newRow("of the program") << 0 << ErrorCode::Unreadable << "a.dcm: the file is damaged";
    QTest::newRow("of the library") << 1 << ErrorCode::Internal << "unexpected fault: index out of range";
    QTest::newRow("of memory") << 2 << ErrorCode::OutOfMemory
                               << "the memory is not enough for this step. Close other programs, or choose a smaller "
                                  "batch or image size";
    QTest::newRow("of no kind") << 3 << ErrorCode::Internal << "unexpected fault of an unknown kind";
  }

  void faultsAreDeliveredAsErrors() {
    QFETCH(int, fault);
    QFETCH(ErrorCode, code);
    QFETCH(QString, what);
    JobCenter center;
    std::vector<Job> finished;
    connect(&center, &JobCenter::jobFinished, this, [&](const Job& job) { finished.push_back(job); });
    std::optional<Error> told;
    const auto work = [fault](Progress&, const std::stop_token&) -> int {
      switch (fault) {
      case 0:
        throw Error(ErrorCode::Unreadable, "the file is damaged", "a.dcm");
      case 1:
        throw std::out_of_range("index out of range");
      case 2:
        throw std::bad_alloc();
      default:
        throw 7;
      }
    };
    const auto id = center.run(
        "Fault", Lane::Io, work, this, [](int) { QFAIL("no result was made"); },
        [&](const Error& error) { told = error; });
    QTRY_COMPARE(finished.size(), std::size_t{1});
    QCOMPARE(stateOf(center, id), JobState::Failed);
    QCOMPARE(told.value().code(), code);
    QCOMPARE(QString::fromUtf8(told->what()), what);
    QCOMPARE(QString::fromUtf8(finished[0].error.value().what()), what);
  }

  void whatTheReceiverThrowsFailsTheJob() {
    JobCenter center;
    std::optional<ErrorCode> code;
    const auto id = center.run(
        "Open", Lane::Io, [](Progress&, const std::stop_token&) { return 1; }, this,
        [](int) { throw Error(ErrorCode::Conflict, "another program holds the cohort"); },
        [&](const Error& error) { code = error.code(); });
    QTRY_COMPARE(code, ErrorCode::Conflict);
    QCOMPARE(stateOf(center, id), JobState::Failed);
  }

  void progressArrivesOnTheThreadOfTheWindowAndNotTooOften() {
    JobCenter center;
    int changes = 0;
    bool elsewhere = false;
    connect(
        &center, &JobCenter::jobChanged, this,
        [&] {
          ++changes;
          elsewhere = elsewhere || QThread::currentThread() != thread();
        },
        Qt::DirectConnection);
    std::atomic<bool> go = false;
    const auto id = center.run(
        "Count", Lane::Cpu,
        [&](Progress& progress, const std::stop_token&) {
          for (int i = 1; i <= 100000; ++i) {
            progress.report(i, 200000, {STRATOSCOPE_TEXT("file %1"), {std::to_string(i)}});
          }
          while (!go) {
            idle();
          }
          progress.report(200000, 200000, STRATOSCOPE_TEXT("all read"));
        },
        this, [] {});
    QTRY_COMPARE(center.job(id)->done, std::int64_t{100000});
    QCOMPARE(center.job(id)->total, std::int64_t{200000});
    QCOMPARE(center.job(id)->message.english(), std::string("file 100000"));
    QVERIFY2(changes < 1000, qPrintable(QString::number(changes)));
    go = true;
    QTRY_COMPARE(stateOf(center, id), JobState::Done);
    QCOMPARE(center.job(id)->done, std::int64_t{200000});
    QCOMPARE(center.job(id)->message.english(), std::string("all read"));
    QVERIFY(!elsewhere);
  }

  void aWorkPausesBetweenItsStepsAndGoesOn() {
    JobCenter center;
    std::atomic<int> steps = 0;
    const auto work = [&](Progress&, JobControl& control) {
      while (true) {
        control.waitWhilePaused();
        ++steps;
        idle();
      }
    };
    const auto id = center.run("Epochs", Lane::Gpu, work, this, [] {});
    QVERIFY(center.job(id)->pausable);
    QTRY_VERIFY(steps > 3);
    center.pause(id);
    QVERIFY(center.job(id)->pauseRequested);
    QTRY_COMPARE(stateOf(center, id), JobState::Paused);
    const int before = steps;
    QTest::qWait(50);
    QCOMPARE(steps.load(), before);
    center.resume(id);
    QTRY_COMPARE(stateOf(center, id), JobState::Running);
    QTRY_VERIFY(steps > before);
    center.pause(id);
    QTRY_COMPARE(stateOf(center, id), JobState::Paused);
    center.stop(id);
    QTRY_COMPARE(stateOf(center, id), JobState::Cancelled);
  }

  void aWorkThatCannotPauseIsNotAskedTo() {
    JobCenter center;
    const auto id = center.run("Endless", Lane::Io, untilStopped, this, [] {});
    QTRY_COMPARE(stateOf(center, id), JobState::Running);
    center.pause(id);
    QVERIFY(!center.job(id)->pausable && !center.job(id)->pauseRequested);
    QCOMPARE(stateOf(center, id), JobState::Running);
  }

  void nothingIsToldAfterTheEndOfTheCenter() {
    std::atomic<int> told = 0;
    std::atomic<int> ended = 0;
    const auto work = [&](Progress&, const std::stop_token& stop) {
      while (!stop.stop_requested()) {
        idle();
      }
      ++ended;
    };
    {
      JobCenter center;
      std::vector<JobId> ids;
      for (int i = 0; i < 4; ++i) {
        ids.push_back(center.run(
            "Endless", Lane::Io, work, nullptr, [&] { ++told; }, [&](const Error&) { ++told; }));
      }
      QTRY_COMPARE(stateOf(center, ids[1]), JobState::Running);
    }
    QCOMPARE(ended.load(), 2); // two ran, two had not begun
    QTest::qWait(20);
    QCOMPARE(told.load(), 0);
  }

  void aReceiverThatIsGoneHearsNothing() {
    JobCenter center;
    auto receiver = std::make_unique<QObject>();
    bool told = false;
    const auto id = center.run(
        "Late", Lane::Cpu, untilStopped, receiver.get(), [&] { told = true; }, [&](const Error&) { told = true; });
    receiver.reset();
    center.stopAll();
    QTRY_COMPARE(stateOf(center, id), JobState::Cancelled);
    QVERIFY(!told);
  }

  void whatTheWorkHoldsIsFreeBeforeTheWindowHears() {
    JobCenter center;
    auto held = std::make_shared<int>(1);
    const std::weak_ptr<int> watch = held;
    bool free = false;
    center.run(
        "Hold", Lane::Cpu, [held = std::move(held)](Progress&, const std::stop_token&) {}, this,
        [&] { free = watch.expired(); });
    QTRY_VERIFY(free);
  }

  void finishedJobsStayUntilTheyAreCleared() {
    JobCenter center;
    QSignalSpy removed(&center, &JobCenter::jobRemoved);
    const auto id = center.run(
        "Short", Lane::Cpu, [](Progress&, const std::stop_token&) {}, this, [] {});
    const auto other = center.run("Long", Lane::Io, untilStopped, this, [] {});
    QTRY_COMPARE(stateOf(center, id), JobState::Done);
    center.setResult(id, "3 files");
    QCOMPARE(center.job(id)->result, QStringLiteral("3 files"));
    center.clear(other);
    QCOMPARE(center.jobs().size(), std::size_t{2});
    center.clearFinished();
    QCOMPARE(center.jobs().size(), std::size_t{1});
    QCOMPARE(removed.size(), 1);
    QVERIFY(!center.job(id));
  }

  void aReceiverMayClearTheListAndStartTheNext() {
    JobCenter center;
    int next = 0;
    center.run(
        "First", Lane::Cpu, [](Progress&, const std::stop_token&) {}, this,
        [&] {
          center.clearFinished();
          center.run(
              "Next", Lane::Cpu, [](Progress&, const std::stop_token&) { return 5; }, this,
              [&](int result) { next = result; });
        });
    QTRY_COMPARE(next, 5);
    QTRY_VERIFY(!center.busy());
  }

  void theRateBelongsToOnePhase() {
    RateMeter meter;
    meter.add(100, 1000, 1);
    QCOMPARE(meter.rate(), 0.0);
    meter.add(300, 1000, 2);
    QCOMPARE(meter.rate(), 200.0);
    meter.add(300, 1000, 60);
    QCOMPARE(meter.rate(), 200.0);
    meter.skipTo(61);
    meter.add(500, 1000, 62);
    QCOMPARE(meter.rate(), 200.0);
    meter.add(1, 40, 63);
    QCOMPARE(meter.rate(), 0.0);

    Job job;
    job.state = JobState::Running;
    job.done = 500;
    job.total = 1000;
    QVERIFY(!job.secondsLeft());
    job.rate = 200;
    QCOMPARE(job.secondsLeft().value(), 2.5);
  }
};

QTEST_GUILESS_MAIN(JobCenterTest)

#include "job_center_test.moc"
