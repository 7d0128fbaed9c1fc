#include "small_training.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/learning/model.h"
#include "core/learning/options_json.h"
#include "core/learning/safetensors.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stratoscope;
using namespace stratoscope::learning;

namespace {

namespace fs = std::filesystem;

/// A trained model of phase 1, its embeddings, and the two kinds' centroids.
struct FirstPhase {
  QTemporaryDir folder;
  ImageStack images = shapes(60);
  Matrix embeddings;
  Matrix centroids;

  explicit FirstPhase(bool refined = true) {
    auto options = quick(3);
    options.refinement = refined ? 1 : 0;
    TrainingRun run(images, options);
    finish(run);
    run.saveModel(path("model"));
    SilentProgress progress;
    embeddings = Model::load(path("model"), "cpu").embed(images, progress, {});
    centroids = Matrix(2, embeddings.columns);
    for (std::size_t i = 0; i < embeddings.rows; ++i) {
      for (std::size_t d = 0; d < embeddings.columns; ++d) {
        centroids.row(i % 2)[d] += embeddings.row(i)[d] / 30;
      }
    }
  }
  [[nodiscard]] fs::path path(const char* name) const { return fs::path(folder.path().toStdString()) / name; }
};

TrainingOptions secondOptions(int epochs = 4) {
  auto options = quick(epochs);
  options.learningRate = 2e-3;
  return options;
}

} // namespace

class PhasesTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void phaseTwoRefinesTheDecoderAndNothingElse() {
    FirstPhase first(/*refined=*/false);
    auto run = TrainingRun::secondPhase(first.images, first.path("model"), first.centroids, secondOptions(10));
    const auto reports = finish(run);
    QCOMPARE(reports.front().contrastive, 0.0);
    QVERIFY(reports.back().reconstruction < 0.8 * reports.front().reconstruction);
    run.saveModel(first.path("second"));

    auto before = Model::load(first.path("model"), "cpu");
    auto after = Model::load(first.path("second"), "cpu");
    SilentProgress progress;
    QVERIFY(after.embed(first.images, progress, {}).values == first.embeddings.values);
    QVERIFY(meanSquare(after.decode(first.embeddings), first.images) <
            0.8 * meanSquare(before.decode(first.embeddings), first.images));
    QCOMPARE(after.options().phase, 2);
    QCOMPARE(after.options().model.prototypes, 2);
    QCOMPARE(before.assign(first.embeddings).columns, std::size_t{0});
    const auto shares = after.assign(first.embeddings);
    QCOMPARE(shares.columns, std::size_t{2});
    for (std::size_t i = 0; i < shares.rows; ++i) {
      QVERIFY(std::abs(shares.row(i)[0] + shares.row(i)[1] - 1) < 1e-5F);
    }
  }

  /// The prototypes end near the mean of their members, here from two items as a start.
  void prototypesMoveToTheirMembers() {
    FirstPhase first;
    const std::vector<std::size_t> items{0, 1};
    auto run =
        TrainingRun::secondPhase(first.images, first.path("model"), first.embeddings.select(items), secondOptions(12));
    finish(run);
    run.saveModel(first.path("second"));
    const auto file = readSafeTensors(first.path("second"));
    const auto prototypes = file.tensors.at("prototypes");
    const auto shares = Model::load(first.path("second"), "cpu").assign(first.embeddings);
    auto means = torch::zeros_like(prototypes);
    std::array<int, 2> counts{};
    for (std::size_t i = 0; i < shares.rows; ++i) {
      const auto nearest = shares.row(i)[0] > shares.row(i)[1] ? 0 : 1;
      auto h = torch::zeros({prototypes.size(1)});
      for (std::size_t d = 0; d < first.embeddings.columns; ++d) {
        h[static_cast<std::int64_t>(d)] = first.embeddings.row(i)[d];
      }
      means[nearest] += h / h.norm();
      ++counts.at(static_cast<std::size_t>(nearest));
    }
    for (int k = 0; k < 2; ++k) {
      QVERIFY(counts.at(static_cast<std::size_t>(k)) > 0);
      const auto mean = means[k] / counts.at(static_cast<std::size_t>(k));
      QVERIFY((mean - prototypes[k]).norm().item<double>() < 0.15 * mean.norm().item<double>());
    }
  }

  void phaseTwoResumesBitForBit() {
    FirstPhase first;
    auto straight = TrainingRun::secondPhase(first.images, first.path("model"), first.centroids, secondOptions());
    finish(straight);
    straight.saveCheckpoint(first.path("straight"));

    auto begun = TrainingRun::secondPhase(first.images, first.path("model"), first.centroids, secondOptions());
    SilentProgress progress;
    begun.step(progress, {});
    begun.saveCheckpoint(first.path("half"));
    auto resumed = TrainingRun::resume(first.images, first.path("half"), "cpu");
    QCOMPARE(resumed.options().phase, 2);
    finish(resumed);
    resumed.saveCheckpoint(first.path("resumed"));
    QCOMPARE(readFile(first.path("resumed")), readFile(first.path("straight")));
  }

  void anUnconditionedDecoderHasNoWeightsForC() {
    FirstPhase first;
    auto options = secondOptions(1);
    options.model.conditioned = false;
    auto run = TrainingRun::secondPhase(first.images, first.path("model"), first.centroids, options);
    finish(run);
    run.saveModel(first.path("second"));
    const auto file = readSafeTensors(first.path("second"));
    QVERIFY(file.tensors.contains("prototypes") && !file.tensors.contains("condition.weight"));
    QCOMPARE(Model::load(first.path("second"), "cpu").decode(first.embeddings).count, first.embeddings.rows);
  }

  void phaseTwoRefusesWhatDoesNotFit() {
    FirstPhase first;
    const auto begin = [&](const Matrix& prototypes) {
      (void)TrainingRun::secondPhase(first.images, first.path("model"), prototypes, secondOptions());
    };
    QVERIFY_THROWS_EXCEPTION(Error, begin(Matrix(1, 8)));
    QVERIFY_THROWS_EXCEPTION(Error, begin(Matrix(2, 7)));
    QVERIFY_THROWS_EXCEPTION(
        Error, (void)TrainingRun::secondPhase(shapes(8, 16), first.path("model"), first.centroids, secondOptions()));
  }

  void aVariationalTrainingKeepsItsSpreadByTheWeight() {
    std::array<double, 2> last{};
    for (const int strong : {0, 1}) {
      auto options = quick(10);
      options.learningRate = 1e-2;
      options.model.variational = true;
      options.divergenceWeight = strong == 1 ? 1 : 1e-4;
      TrainingRun run(shapes(64), options);
      const auto reports = finish(run);
      QVERIFY(std::isfinite(reports.back().loss) && reports.front().divergence > 0);
      QVERIFY(std::abs(reports.front().loss - reports.front().contrastive - 0.2 * reports.front().reconstruction -
                       options.divergenceWeight * reports.front().divergence) < 1e-4);
      last.at(static_cast<std::size_t>(strong)) = reports.back().divergence;
    }
    QVERIFY2(last[1] < 0.6 * last[0], qPrintable(QString("%1 %2").arg(last[0]).arg(last[1])));
  }

  void aVariationalModelSurvivesTheDisk() {
    const QTemporaryDir folder;
    const fs::path file = fs::path(folder.path().toStdString()) / "model";
    auto options = quick(1);
    options.model.variational = true;
    options.divergenceWeight = 0.01;
    const auto images = shapes(20);
    TrainingRun run(images, options);
    finish(run);
    run.saveModel(file);
    auto model = Model::load(file, "cpu");
    QVERIFY(model.options().model.variational);
    SilentProgress progress;
    // The mean, so the same every time.
    QVERIFY(model.embed(images, progress, {}).values == model.embed(images, progress, {}).values);
  }

  void volumesTrainEmbedAndDecode() {
    const QTemporaryDir folder;
    const fs::path file = fs::path(folder.path().toStdString()) / "model";
    const auto images = solids(24);
    auto options = quickVolumes(8);
    options.batch = 8;
    options.learningRate = 5e-3;
    options.reconstructionWeight = 10;
    options.refinement = 4;
    TrainingRun run(images, options);
    const auto reports = finish(run);
    QVERIFY(reports.back().reconstruction < reports.front().reconstruction);
    run.saveModel(file);
    auto model = Model::load(file, "cpu");
    QCOMPARE(model.options().model.depth, 20);
    SilentProgress progress;
    const auto decoded = model.decode(model.embed(images, progress, {}));
    QCOMPARE(decoded.depth, 20);
    QCOMPARE(decoded.bytesPerItem(), images.bytesPerItem());
    // The refinement of the decoder pays in three dimensions, too.
    options.refinement = 0;
    TrainingRun unrefined(images, options);
    finish(unrefined);
    unrefined.saveModel(file);
    auto plain = Model::load(file, "cpu");
    QVERIFY(meanSquare(decoded, images) < meanSquare(plain.decode(plain.embed(images, progress, {})), images));
    QVERIFY_THROWS_EXCEPTION(Error, (void)model.embed(shapes(2, 20), progress, {}));
  }

  void volumesResumeBitForBit() {
    const QTemporaryDir folder;
    const fs::path place = folder.path().toStdString();
    const auto images = solids(20);
    TrainingRun straight(images, quickVolumes());
    finish(straight);
    straight.saveCheckpoint(place / "straight");
    TrainingRun begun(images, quickVolumes());
    SilentProgress progress;
    begun.step(progress, {});
    begun.saveCheckpoint(place / "half");
    auto resumed = TrainingRun::resume(images, place / "half", "cpu");
    finish(resumed);
    resumed.saveCheckpoint(place / "resumed");
    QCOMPARE(readFile(place / "resumed"), readFile(place / "straight"));
  }

  void trainingStartsFromOtherWeights() {
    FirstPhase first;
    auto options = quick(1);
    options.learningRate = 1e-9;
    options.refinement = 0;
    TrainingRun run(first.images, options);
    run.startFrom(first.path("model"));
    finish(run);
    run.saveModel(first.path("again"));
    const auto from = readSafeTensors(first.path("model")).tensors;
    const auto to = readSafeTensors(first.path("again")).tensors;
    QVERIFY(torch::allclose(from.at("encoder.0.weight"), to.at("encoder.0.weight"), 1e-4, 1e-5));
    QVERIFY_THROWS_EXCEPTION(Error, run.startFrom(first.path("model")));
    auto wider = quick(1);
    wider.model.width = 6;
    TrainingRun other(first.images, wider);
    QVERIFY_THROWS_EXCEPTION(Error, other.startFrom(first.path("model")));
    QVERIFY_THROWS_EXCEPTION(Error, other.startFrom(first.path("none")));
  }

  void optionsOfEarlierFilesArePlain() {
    const auto options = trainingOptionsFromJson(
        R"({"model":{"architecture":"residual","channels":1,"imageSize":64,"latent":64,"width":16},"loss":"dcl",)"
        R"("augmentation":"slice","epochs":3,"batch":128,"temperature":0.2,"reconstructionWeight":0.1,)"
        R"("learningRate":0.001,"seed":0,"device":"auto"})",
        "x");
    QCOMPARE(options.model.depth, 1);
    QCOMPARE(options.phase, 1);
    QCOMPARE(options.model.prototypes, 0);
    QCOMPARE(options.exposure, 0.0);
    QVERIFY(!options.model.variational && !options.deterministic);
  }

  void everyOptionSurvivesItsText() {
    TrainingOptions options;
    options.model = {.architecture = Architecture::Reference,
                     .channels = 3,
                     .imageSize = 28,
                     .latent = 7,
                     .width = 5,
                     .depth = 20,
                     .variational = true,
                     .prototypes = 4,
                     .conditioned = false,
                     .assignmentTemperature = 0.3};
    options.phase = 2;
    options.exposure = 0.25;
    options.divergenceWeight = 0.5;
    options.prototypeMomentum = 0.8;
    options.precision = Precision::BFloat16;
    options.deterministic = true;
    const auto again = trainingOptionsFromJson(toJson(options), "x");
    QCOMPARE(toJson(again), toJson(options));
    QCOMPARE(again.model.depth, 20);
    QCOMPARE(again.exposure, 0.25);
    QCOMPARE(again.precision, Precision::BFloat16);
  }

  void forgedSizesAreRefused() {
    TrainingOptions options;
    options.model.depth = 1024;
    options.model.imageSize = 1024; // a decoder of 64 * 128 * 128^3 weights
    QVERIFY_THROWS_EXCEPTION(Error, (void)trainingOptionsFromJson(toJson(options), "x"));
    options = {};
    options.phase = 2; // without prototypes
    QVERIFY_THROWS_EXCEPTION(Error, (void)trainingOptionsFromJson(toJson(options), "x"));
  }
};

QTEST_GUILESS_MAIN(PhasesTest)
#include "phases_test.moc"
