#include "small_cohort.h"

#include "core/cohort/items.h"
#include "core/cohort/runs.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace stratoscope;
using namespace stratoscope::workflow;

namespace {

namespace fs = std::filesystem;

/// Argument with which this program trains a cohort instead of running its tests, to be killed at it.
constexpr const char* trainArgument = "--train-until-killed";

const fs::path npz = fs::path(STRATOSCOPE_TEST_DATA) / "imaging" / "tiny.npz";

int trainUntilKilled(const fs::path& folder) {
  auto cohort = cohort::Cohort::open(folder);
  auto training = Training::start(cohort, fixture::quickTraining(4));
  SilentProgress progress;
  (void)training.step(progress, {});
  (void)training.step(progress, {});
  std::raise(SIGKILL);
  return 0;
}

} // namespace

/// A training that was stopped or killed goes on and ends as if it had never stopped.
class ResumptionTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    place_ = fs::path(folder_.path().toStdString());
    pictures_ = fixture::copyPictures(place_ / "pictures", 8, 4);
  }

  void aTrainingStoppedWithinAnEpochGoesOn() {
    const auto whole = trainWhole("whole.stratoscope");
    auto cohort = imported("within.stratoscope");
    std::stop_source source;
    fixture::StopAt progress(source, 5); // batches; an epoch has three
    QCOMPARE(fixture::codeOf([&] {
               (void)workflow::train(cohort, fixture::quickTraining(4), false, progress, source.get_token());
             }),
             ErrorCode::Cancelled);
    QVERIFY(!cohort::latestRun(cohort, "train"));
    const auto unfinished = unfinishedTraining(cohort);
    QVERIFY(unfinished.has_value());
    QCOMPARE(unfinished->epochsDone, 1);
    QCOMPARE(unfinished->options.epochs, 4);
    SilentProgress silent;
    const auto result = workflow::train(cohort, fixture::quickTraining(4), true, silent, {});
    expectEqual(cohort, result, whole);
  }

  void aTrainingStoppedBetweenEpochsGoesOn() {
    const auto whole = trainWhole("whole2.stratoscope");
    auto cohort = imported("between.stratoscope");
    SilentProgress progress;
    {
      auto training = Training::start(cohort, fixture::quickTraining(4));
      for (int i = 0; i < 3; ++i) {
        (void)training.step(progress, {});
      }
      QVERIFY(!training.finished());
    }
    QCOMPARE(unfinishedTraining(cohort)->epochsDone, 3);
    expectEqual(cohort, workflow::train(cohort, fixture::quickTraining(4), true, progress, {}), whole);
  }

  void aKilledTrainingGoesOn() {
    const auto whole = trainWhole("whole3.stratoscope");
    const auto folder = place_ / "killed.stratoscope";
    { (void)imported("killed.stratoscope"); }
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {trainArgument, QString::fromStdString(folder.string())});
    QVERIFY(process.waitForFinished(120000));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    auto cohort = cohort::Cohort::open(folder);
    QCOMPARE(cohort::itemCount(cohort), 72);
    QCOMPARE(unfinishedTraining(cohort)->epochsDone, 2);
    SilentProgress progress;
    expectEqual(cohort, workflow::train(cohort, fixture::quickTraining(4), true, progress, {}), whole);
  }

  void aTrainingIsNotResumedOnOtherImages() {
    auto cohort = imported("other.stratoscope");
    SilentProgress progress;
    {
      auto training = Training::start(cohort, fixture::quickTraining(3));
      (void)training.step(progress, {});
    }
    auto more = fixture::importOptions({npz}); // brings three more of the split "train"
    (void)importSources(cohort, more, progress, {});
    QCOMPARE(fixture::codeOf([&] { (void)Training::resume(cohort, "cpu"); }), ErrorCode::Conflict);
    (void)Training::start(cohort, fixture::quickTraining(3));
    QCOMPARE(fixture::codeOf([&] { (void)Training::resume(cohort, "cpu"); }), ErrorCode::NotFound);
  }

private:
  /// A new cohort of the pictures.
  cohort::Cohort imported(const std::string& name) {
    auto cohort = cohort::Cohort::create(place_ / name);
    fixture::importPictures(cohort, pictures_);
    return cohort;
  }

  struct Whole {
    std::string model;
    std::vector<learning::EpochReport> losses;
  };
  Whole trainWhole(const std::string& name) {
    auto cohort = imported(name);
    const auto result = fixture::train(cohort, 4);
    return {cohort::latestRun(cohort, "train")->modelHash, result.losses};
  }

  static void expectEqual(const cohort::Cohort& cohort, const TrainResult& result, const Whole& whole) {
    QCOMPARE(result.epochs, 4);
    QCOMPARE(result.losses.size(), whole.losses.size());
    for (std::size_t i = 0; i < whole.losses.size(); ++i) {
      QCOMPARE(result.losses[i].epoch, static_cast<int>(i) + 1);
      QCOMPARE(result.losses[i].loss, whole.losses[i].loss);
    }
    const auto run = cohort::latestRun(cohort, "train").value();
    QCOMPARE(run.modelHash, whole.model);
    QVERIFY(fs::exists(cohort.folder() / run.file));
    QVERIFY(!unfinishedTraining(cohort));
  }

  QTemporaryDir folder_;
  fs::path place_;
  fs::path pictures_;
};

int main(int argumentCount, char** arguments) {
  const QCoreApplication application(argumentCount, arguments);
  if (argumentCount == 3 && std::string_view(arguments[1]) == trainArgument) {
    return trainUntilKilled(arguments[2]);
  }
  ResumptionTest test;
  return QTest::qExec(&test, argumentCount, arguments);
}
#include "resumption_test.moc"
