#include "small_training.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/learning/model.h"
#include "core/learning/options_json.h"
#include "core/learning/safetensors.h"
#include "core/learning/training_run.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace stratoscope;
using namespace stratoscope::learning;

namespace {

class StopAfter final : public Progress {
public:
  StopAfter(std::stop_source& source, int calls) : source_(source), left_(calls) {}
  void report(std::int64_t, std::int64_t, const Text&) override {
    if (--left_ == 0) {
      source_.request_stop();
    }
  }

private:
  std::stop_source& source_;
  int left_;
};

} // namespace

class TrainingTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void lossFalls_data() {
    QTest::addColumn<int>("architecture");
    QTest::addColumn<int>("loss");
    QTest::newRow("residual, decoupled") << int(Architecture::Residual) << int(ContrastiveLoss::Decoupled);
    QTest::newRow("residual, NT-Xent") << int(Architecture::Residual) << int(ContrastiveLoss::NTXent);
    QTest::newRow("reference, NT-Xent") << int(Architecture::Reference) << int(ContrastiveLoss::NTXent);
  }

  void lossFalls() {
    QFETCH(int, architecture);
    QFETCH(int, loss);
    auto options = quick(6);
    options.model.architecture = static_cast<Architecture>(architecture);
    options.loss = static_cast<ContrastiveLoss>(loss);
    TrainingRun run(shapes(64), options);
    const auto reports = finish(run);
    QCOMPARE(reports.size(), std::size_t{6});
    QVERIFY(reports.back().loss < reports.front().loss);
    QVERIFY(reports.back().reconstruction < reports.front().reconstruction);
    QCOMPARE(reports.back().epoch, 6);
    QVERIFY_THROWS_EXCEPTION(Error, finishOnceMore(run));
  }

  /// Run, checkpoint, resume gives the bytes of a run straight through.
  void resumesBitForBit() {
    const QTemporaryDir folder;
    const std::filesystem::path place = folder.path().toStdString();
    const auto images = shapes(50);
    TrainingRun straight(images, quick(4));
    finish(straight);
    straight.saveCheckpoint(place / "straight");
    straight.saveModel(place / "straight-model");

    TrainingRun begun(images, quick(4));
    SilentProgress progress;
    begun.step(progress, {});
    begun.step(progress, {});
    begun.saveCheckpoint(place / "half");
    auto resumed = TrainingRun::resume(images, place / "half", "cpu");
    QCOMPARE(resumed.epochsDone(), 2);
    QCOMPARE(resumed.options().batch, 16);
    finish(resumed);
    resumed.saveCheckpoint(place / "resumed");
    resumed.saveModel(place / "resumed-model");
    QCOMPARE(readFile(place / "resumed"), readFile(place / "straight"));
    QCOMPARE(readFile(place / "resumed-model"), readFile(place / "straight-model"));
  }

  /// The refinement after the last epoch changes the decoder alone, and for the better.
  void theDecoderIsRefinedAndNothingElse() {
    const QTemporaryDir folder;
    const std::filesystem::path place = folder.path().toStdString();
    const auto images = shapes(60);
    SilentProgress progress;
    std::map<double, double> error;
    std::map<double, Matrix> embeddings;
    for (const double refinement : {0.0, 10.0}) {
      auto options = quick(3);
      options.refinement = refinement;
      TrainingRun run(images, options);
      const auto last = finish(run).back();
      QVERIFY(last.seconds > 0 && last.imagesPerSecond > 0);
      run.saveModel(place / "model");
      auto model = Model::load(place / "model", "cpu");
      QCOMPARE(model.options().refinement, refinement);
      embeddings[refinement] = model.embed(images, progress, {});
      error[refinement] = meanSquare(model.decode(embeddings[refinement]), images);
    }
    QVERIFY(embeddings[0].values == embeddings[10].values);
    QVERIFY2(error[10] < 0.7 * error[0], std::to_string(error[10] / error[0]).c_str());
  }

  void stopsWithinTheRefinement() {
    const QTemporaryDir folder;
    const auto checkpoint = std::filesystem::path(folder.path().toStdString()) / "half";
    const auto images = shapes(64);
    auto options = quick(2);
    options.refinement = 4; // 8 passes of 2 steps after 2 epochs of 4 steps
    TrainingRun run(images, options);
    SilentProgress progress;
    run.step(progress, {});
    run.saveCheckpoint(checkpoint);
    std::stop_source source;
    StopAfter stopper(source, 4 + 5);
    QVERIFY_THROWS_EXCEPTION(Error, run.step(stopper, source.get_token()));
    QCOMPARE(run.epochsDone(), 1);

    auto resumed = TrainingRun::resume(images, checkpoint, "cpu");
    finish(resumed);
    TrainingRun straight(images, options);
    finish(straight);
    resumed.saveModel(checkpoint);
    straight.saveModel(folder.filePath("straight").toStdString());
    QCOMPARE(readFile(checkpoint), readFile(folder.filePath("straight").toStdString()));
  }

  void optionsOfEarlierFilesHaveNoRefinement() {
    auto text = toJson(quick());
    const std::string field = "\"refinement\":1.0,";
    QVERIFY(text.find(field) != std::string::npos);
    QCOMPARE(trainingOptionsFromJson(text, "x").refinement, 1.0);
    text.erase(text.find(field), field.size());
    QCOMPARE(trainingOptionsFromJson(text, "x").refinement, 0.0);
    text.insert(1, "\"refinement\":-1,");
    QVERIFY_THROWS_EXCEPTION(Error, (void)trainingOptionsFromJson(text, "x"));
  }

  void seedsDecide() {
    const QTemporaryDir folder;
    const std::filesystem::path place = folder.path().toStdString();
    for (const auto& [name, seed] : {std::pair{"a", 1}, {"b", 1}, {"c", 2}}) {
      auto options = quick(1);
      options.seed = static_cast<std::uint64_t>(seed);
      TrainingRun run(shapes(32), options);
      finish(run);
      run.saveModel(place / name);
    }
    const auto weights = [&](const char* name) { return readSafeTensors(place / name).tensors.at("encoder.0.weight"); };
    QVERIFY(torch::equal(weights("a"), weights("b")));
    QVERIFY(!torch::equal(weights("a"), weights("c")));
  }

  void stopsWithinAnEpoch() {
    std::stop_source source;
    StopAfter progress(source, 2);
    TrainingRun run(shapes(64), quick());
    try {
      run.step(progress, source.get_token());
      QFAIL("the stop was not heeded");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::Cancelled);
    }
    QCOMPARE(run.epochsDone(), 0);
  }

  /// A last batch of a single item has no negatives and is left out.
  void everyCountOfItemsTrains() {
    for (const int count : {2, 16, 17, 18, 33}) {
      TrainingRun run(shapes(count), quick(1));
      const auto report = finish(run).front();
      QVERIFY2(std::isfinite(report.loss), std::to_string(count).c_str());
    }
  }

  void modelEmbedsAndDecodes() {
    const QTemporaryDir folder;
    const std::filesystem::path place = folder.path().toStdString();
    const auto images = shapes(300);
    TrainingRun run(images, quick(3));
    finish(run);
    run.saveModel(place / "model.safetensors");
    auto model = Model::load(place / "model.safetensors", "cpu");
    SilentProgress progress;
    const auto embeddings = model.embed(images, progress, {});
    QCOMPARE(embeddings.rows, std::size_t{300});
    QCOMPARE(embeddings.columns, std::size_t{8});
    const auto again = model.embed(images, progress, {});
    QVERIFY(again.values == embeddings.values);
    const auto decoded = model.decode(embeddings);
    QCOMPARE(decoded.count, std::size_t{300});
    QCOMPARE(decoded.bytesPerItem(), images.bytesPerItem());
    QVERIFY_THROWS_EXCEPTION(Error, (void)model.decode(Matrix(1, 5)));
    QVERIFY_THROWS_EXCEPTION(Error, (void)model.embed(shapes(4, 16), progress, {}));
    QCOMPARE(model.decode(Matrix(0, 8)).count, std::size_t{0});
  }

  void refusesWhatItCannotTrain() {
    QVERIFY_THROWS_EXCEPTION(Error, TrainingRun(shapes(1), quick()));
    QVERIFY_THROWS_EXCEPTION(Error, TrainingRun(shapes(8, 16), quick()));
    auto options = quick();
    options.device = "tpu";
    QVERIFY_THROWS_EXCEPTION(Error, TrainingRun(shapes(8), options));
  }

  void refusesFilesThatAreNoCheckpoint() {
    const QTemporaryDir folder;
    const std::filesystem::path place = folder.path().toStdString();
    TrainingRun run(shapes(8), quick(1));
    run.saveModel(place / "model");
    writeFileAtomically(place / "text", "no weights at all");
    QVERIFY_THROWS_EXCEPTION(Error, TrainingRun::resume(shapes(8), place / "model", "cpu"));
    QVERIFY_THROWS_EXCEPTION(Error, TrainingRun::resume(shapes(8), place / "text", "cpu"));
    QVERIFY_THROWS_EXCEPTION(Error, TrainingRun::resume(shapes(8), place / "none", "cpu"));
    QVERIFY_THROWS_EXCEPTION(Error, (void)Model::load(place / "text", "cpu"));
  }

private:
  static void finishOnceMore(TrainingRun& run) {
    SilentProgress progress;
    run.step(progress, {});
  }
};

QTEST_GUILESS_MAIN(TrainingTest)
#include "training_test.moc"
