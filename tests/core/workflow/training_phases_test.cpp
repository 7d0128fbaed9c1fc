#include "small_cohort.h"

#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/learning/model.h"
#include "core/workflow/clustering/clustering.h"
#include "core/workflow/training_steps/model_card.h"
#include "core/workflow/training_steps/second_phase.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <nlohmann/json.hpp>

using namespace stratoscope;
using namespace stratoscope::workflow;

namespace {

namespace fs = std::filesystem;

/// Argument with which this program does phase 2 instead of running its tests, to be killed at it.
constexpr const char* refineArgument = "--refine-until-killed";

learning::TrainingOptions quickSecondPhase() {
  auto options = secondPhaseOptions();
  options.epochs = 4;
  options.batch = 16;
  options.device = "cpu";
  return options;
}

int refineUntilKilled(const fs::path& folder) {
  auto cohort = cohort::Cohort::open(folder);
  auto training = Training::start(cohort, quickSecondPhase());
  SilentProgress progress;
  (void)training.step(progress, {});
  (void)training.step(progress, {});
  std::raise(SIGKILL);
  return 0;
}

nlohmann::json cardOf(const cohort::Cohort& cohort, const cohort::Run& run) {
  return nlohmann::json::parse(readFile((cohort.folder() / run.file).replace_extension(".card.json")));
}

std::string cardTextOf(const cohort::Cohort& cohort, const cohort::Run& run) {
  return readFile((cohort.folder() / run.file).replace_extension(".card.md"));
}

} // namespace

/// Phase 2 on a cohort, what a training may start from, and the card that tells of it.
class TrainingPhasesTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    place_ = fs::path(folder_.path().toStdString());
    pictures_ = fixture::copyPictures(place_ / "pictures", 8, 4);
  }

  void phaseTwoKeepsEmbeddingAndClusters() {
    auto cohort = analysed("second.stratoscope");
    const auto before = latestEmbedding(cohort);
    const auto clusters = latestClustering(cohort).value();
    SilentProgress progress;
    const auto result = workflow::train(cohort, quickSecondPhase(), false, progress, {});
    QCOMPARE(result.epochs, 4);
    QVERIFY(result.losses.back().reconstruction < result.losses.front().reconstruction);

    const auto run = cohort::latestRun(cohort, "train").value();
    const auto inputs = nlohmann::json::parse(run.inputsJson);
    QCOMPARE(inputs.at("clustering").get<std::int64_t>(), clusters.run);
    QCOMPARE(inputs.at("embedding").get<std::int64_t>(), before.run);
    const auto after = latestEmbedding(cohort);
    QVERIFY(after.run > before.run);
    QVERIFY(after.model != before.model);
    QCOMPARE(after.model, cohort.folder() / run.file);
    QVERIFY(after.values.values == before.values.values);
    QCOMPARE(latestClustering(cohort)->clusters, clusters.clusters);
    // And it is what embedding anew would give.
    (void)workflow::embed(cohort, {{}, 0, "cpu"}, progress, {});
    QVERIFY(latestEmbedding(cohort).values.values == before.values.values);
    QCOMPARE(firstPhaseModel(cohort, run.file), "models/" + before.model.filename().string());
    QCOMPARE(learning::Model::load(after.model, "cpu").assign(before.values).columns,
             static_cast<std::size_t>(clusters.k));
  }

  void phaseTwoGoesOnWhereItWasKilled() {
    auto whole = analysed("whole.stratoscope");
    SilentProgress progress;
    (void)workflow::train(whole, quickSecondPhase(), false, progress, {});
    const auto folder = place_ / "killed.stratoscope";
    { (void)analysed("killed.stratoscope"); }
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {refineArgument, QString::fromStdString(folder.string())});
    QVERIFY(process.waitForFinished(120000));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    auto cohort = cohort::Cohort::open(folder);
    const auto unfinished = unfinishedTraining(cohort).value();
    QCOMPARE(unfinished.epochsDone, 2);
    QCOMPARE(unfinished.options.phase, 2);
    // The embedding that it stood on is still the newest.
    const auto embedding = latestEmbedding(cohort).run;
    (void)workflow::train(cohort, quickSecondPhase(), true, progress, {});
    QVERIFY(latestEmbedding(cohort).run > embedding);
    QCOMPARE(cohort::latestRun(cohort, "train")->modelHash, cohort::latestRun(whole, "train")->modelHash);
  }

  void phaseTwoNeedsAClustering() {
    auto cohort = imported("bare.stratoscope");
    const auto begin = [&] { (void)Training::start(cohort, quickSecondPhase()); };
    QCOMPARE(fixture::codeOf(begin), ErrorCode::NotFound);
    (void)fixture::train(cohort);
    SilentProgress progress;
    (void)workflow::embed(cohort, {{}, 0, "cpu"}, progress, {});
    QCOMPARE(fixture::codeOf(begin), ErrorCode::NotFound);
  }

  void aTrainingStartsFromWeightsAndSaysWhich() {
    auto cohort = imported("weights.stratoscope");
    (void)fixture::train(cohort);
    const auto first = cohort::latestRun(cohort, "train").value();
    SilentProgress progress;
    (void)workflow::train(cohort, fixture::quickTraining(1), false, progress, {}, {cohort.folder() / first.file, {}});
    const auto second = cohort::latestRun(cohort, "train").value();
    const auto hash = nlohmann::json::parse(second.inputsJson).at("weights").get<std::string>();
    QCOMPARE(hash.substr(0, 32), first.modelHash);
    auto wider = fixture::quickTraining(1);
    wider.model.width = 5;
    QCOMPARE(fixture::codeOf([&] {
               (void)workflow::train(cohort, wider, false, progress, {}, {cohort.folder() / first.file, {}});
             }),
             ErrorCode::Unreadable);
  }

  void theCardTellsDataOptionsCurvesAndFigures() {
    auto cohort = imported("card.stratoscope");
    SilentProgress progress;
    (void)workflow::train(cohort, fixture::quickTraining(2), false, progress, {}, {{}, "CC BY-SA 4.0"});
    const auto run = cohort::latestRun(cohort, "train").value();
    auto card = cardOf(cohort, run);
    QCOMPARE(card.at("model").at("hash").get<std::string>(), run.modelHash);
    QCOMPARE(card.at("data").at("items").get<int>(), 48);
    QCOMPARE(card.at("data").at("pixels_sha256").get<std::string>().size(), std::size_t{64});
    QCOMPARE(card.at("data").at("licence").get<std::string>(), std::string("CC BY-SA 4.0"));
    QCOMPARE(card.at("data").at("preprocessing").at(0).at("size").get<int>(), 32);
    QCOMPARE(card.at("options").at("epochs").get<int>(), 2);
    QCOMPARE(card.at("curves").at("loss").size(), std::size_t{2});
    QVERIFY(card.at("evaluations").empty());
    QVERIFY(cardTextOf(cohort, run).find("Not evaluated yet") != std::string::npos);

    fixture::analyse(cohort);
    (void)fixture::evaluate(cohort);
    refreshModelCard(cohort, latestEmbedding(cohort).run);
    card = cardOf(cohort, run);
    QCOMPARE(card.at("evaluations").size(), std::size_t{1});
    QVERIFY(card.at("evaluations").at(0).at("figures").at("test").at("acc").get<double>() > 0);
    QCOMPARE(card.at("data").at("licence").get<std::string>(), std::string("CC BY-SA 4.0"));
    const auto text = cardTextOf(cohort, run);
    QVERIFY(text.find("Figures on test") != std::string::npos);
    QVERIFY(text.find("| licence | CC BY-SA 4.0 |") != std::string::npos);
    // No source file is named.
    QVERIFY(text.find(pictures_.string()) == std::string::npos);
    QVERIFY(card.dump().find(pictures_.string()) == std::string::npos);
  }

private:
  cohort::Cohort imported(const std::string& name) {
    auto cohort = cohort::Cohort::create(place_ / name);
    fixture::importPictures(cohort, pictures_);
    return cohort;
  }

  /// Trained, embedded and clustered.
  cohort::Cohort analysed(const std::string& name) {
    auto cohort = imported(name);
    (void)fixture::train(cohort);
    SilentProgress progress;
    (void)workflow::embed(cohort, {{}, 0, "cpu"}, progress, {});
    ClusterOptions options;
    options.k = 6;
    (void)workflow::cluster(cohort, options, progress, {});
    return cohort;
  }

  QTemporaryDir folder_;
  fs::path place_;
  fs::path pictures_;
};

int main(int argc, char** argv) {
  if (argc == 3 && std::string_view(argv[1]) == refineArgument) {
    return refineUntilKilled(argv[2]);
  }
  const QCoreApplication application(argc, argv);
  TrainingPhasesTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "training_phases_test.moc"
