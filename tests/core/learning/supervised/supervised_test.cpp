#include "core/base/error.h"
#include "core/learning/resnet/resnet_weights.h"
#include "core/learning/safetensors.h"
#include "core/learning/supervised/supervised_json.h"
#include "core/learning/supervised/supervised_model.h"
#include "core/learning/supervised/supervised_run.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace stratoscope;
using namespace stratoscope::learning;

namespace {

/// Stripes across (class 0) or down (class 1), of several widths and places.
LabelledItems stripes(int count, int first = 0) {
  constexpr int side = 16;
  std::vector<std::uint8_t> pixels;
  LabelledItems items;
  for (int i = first; i < first + count; ++i) {
    items.classes.push_back(i % 2);
    for (int y = 0; y < side; ++y) {
      for (int x = 0; x < side; ++x) {
        pixels.push_back(((i % 2 == 0 ? y : x) + i / 2) / (2 + i / 2 % 3) % 2 == 0 ? 50 : 200);
      }
    }
  }
  items.images = makeStack(std::move(pixels), 1, side, side);
  return items;
}

SupervisedOptions quick(Backbone backbone = Backbone::Encoder, int epochs = 4) {
  SupervisedOptions options;
  options.backbone = backbone;
  options.model = {.architecture = Architecture::Residual, .channels = 1, .imageSize = 16, .latent = 8, .width = 4};
  options.classes = {"across", "down"};
  options.epochs = epochs;
  options.batch = 8;
  options.device = "cpu";
  return options;
}

void finish(SupervisedRun& run) {
  SilentProgress progress;
  while (!run.finished()) {
    run.step(progress, {});
  }
}

double accuracy(const std::filesystem::path& model, const LabelledItems& items) {
  SilentProgress progress;
  auto loaded = SupervisedModel::load(model, "cpu");
  const auto found = mostProbable(loaded.probabilities(items.images, progress, {}));
  int right = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    right += found[i] == items.classes[i] ? 1 : 0;
  }
  return static_cast<double>(right) / static_cast<double>(found.size());
}

ErrorCode codeOf(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::Internal;
}

} // namespace

Q_DECLARE_METATYPE(Backbone)

class SupervisedTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void classesAreLearned_data() {
    QTest::addColumn<Backbone>("backbone");
    QTest::addColumn<bool>("augment");
    QTest::addColumn<int>("items");
    QTest::addColumn<int>("epochs");
    QTest::newRow("encoder") << Backbone::Encoder << false << 48 << 12;
    QTest::newRow("encoder, augmented") << Backbone::Encoder << true << 48 << 30;
    QTest::newRow("ResNet-18") << Backbone::ResNet18 << false << 32 << 6;
  }
  void classesAreLearned() {
    QFETCH(Backbone, backbone);
    QFETCH(bool, augment);
    QFETCH(int, items);
    QFETCH(int, epochs);
    auto options = quick(backbone, epochs);
    options.augment = augment;
    SupervisedRun run(stripes(items), stripes(12, 48), options);
    finish(run);
    QVERIFY(run.reports().back().loss < run.reports().front().loss);
    run.saveModel(path("model"));
    QVERIFY2(accuracy(path("model"), stripes(40, 60)) > 0.9, qPrintable(QString::number(run.reports().back().loss)));
  }

  /// Bright and dark cubes.
  void volumesAreLearned() {
    constexpr int side = 16;
    constexpr int count = 12;
    LabelledItems items;
    std::vector<std::uint8_t> voxels;
    for (int i = 0; i < count; ++i) {
      items.classes.push_back(i % 2);
      voxels.insert(voxels.end(), side * side * side, static_cast<std::uint8_t>(i % 2 == 0 ? 40 + i : 200 - i));
    }
    items.images = makeStack(std::move(voxels), 1, side, side, side);
    auto options = quick(Backbone::Encoder, 20);
    options.model.depth = side;
    SupervisedRun run(items, items, options);
    finish(run);
    run.saveModel(path("model"));
    QCOMPARE(accuracy(path("model"), items), 1.0);
    options.backbone = Backbone::ResNet18;
    QVERIFY(codeOf([&] { SupervisedRun(items, {}, options); }) == ErrorCode::InvalidArgument);
  }

  /// The model is that of the epoch that did best on validation, whichever comes last.
  void theBestEpochIsKept() {
    const auto validation = stripes(20, 48);
    SupervisedRun run(stripes(24), validation, quick(Backbone::Encoder, 8));
    SilentProgress progress;
    double best = -1;
    double loss = 0;
    while (!run.finished()) {
      const auto report = run.step(progress, {});
      const bool better =
          report.validationAccuracy > best || (report.validationAccuracy == best && report.validationLoss < loss);
      QCOMPARE(report.best, better);
      best = better ? report.validationAccuracy : best;
      loss = better ? report.validationLoss : loss;
    }
    run.saveModel(path("model"));
    QCOMPARE(accuracy(path("model"), validation), best);
    QCOMPARE(SupervisedModel::load(path("model"), "cpu").reports().size(), std::size_t{8});
  }

  void withoutValidationTheLastEpochIsKept() {
    SupervisedRun run(stripes(16), {}, quick());
    finish(run);
    QVERIFY(run.reports().back().best && std::isnan(run.reports().back().validationAccuracy));
  }

  /// Run, checkpoint, resume gives the bytes of a run straight through.
  void resumesBitForBit_data() {
    QTest::addColumn<Backbone>("backbone");
    QTest::newRow("encoder") << Backbone::Encoder;
    QTest::newRow("ResNet-18") << Backbone::ResNet18;
  }
  void resumesBitForBit() {
    QFETCH(Backbone, backbone);
    const auto train = stripes(9); // a last batch of one is left out
    const auto validation = stripes(6, 48);
    auto options = quick(backbone, 3);
    options.augment = true;
    SilentProgress progress;
    SupervisedRun begun(train, validation, options);
    begun.step(progress, {});
    begun.saveCheckpoint(path("begun"));
    auto resumed = SupervisedRun::resume(train, validation, path("begun"), "cpu");
    QCOMPARE(resumed.reports().size(), std::size_t{1});
    finish(begun);
    finish(resumed);
    begun.saveModel(path("a"));
    resumed.saveModel(path("b"));
    // The curves tell times, which differ; weights may not.
    for (const auto& [name, model] : {std::pair{"a", &begun}, std::pair{"b", &resumed}}) {
      QCOMPARE(model->reports().back().loss, begun.reports().back().loss);
      QCOMPARE(accuracy(path(name), validation), accuracy(path("a"), validation));
    }
    SilentProgress silent;
    QCOMPARE(SupervisedModel::load(path("a"), "cpu").probabilities(train.images, silent, {}).values,
             SupervisedModel::load(path("b"), "cpu").probabilities(train.images, silent, {}).values);
    QVERIFY(codeOf([&] { (void)SupervisedRun::resume(train, validation, path("a"), "cpu"); }) == ErrorCode::Unreadable);
  }

  /// Adam moves a weight by about its rate in a step: 1e-3, 1e-4 from half and 1e-5 from three quarters on.
  void theRateFallsAtHalfAndThreeQuarters() {
    auto options = quick(Backbone::Encoder, 8);
    options.batch = 64;
    SupervisedRun run(stripes(24), {}, options);
    SilentProgress progress;
    torch::Tensor before;
    std::vector<double> moved;
    while (!run.finished()) {
      run.step(progress, {});
      run.saveModel(path("now"));
      const auto after = readSafeTensors(path("now")).tensors.at("fc.weight");
      moved.push_back(before.defined() ? (after - before).abs().mean().item<double>() : 1e-3);
      before = after;
    }
    const std::vector<double> rates{1e-3, 1e-3, 1e-3, 1e-3, 1e-4, 1e-4, 1e-5, 1e-5};
    for (std::size_t i = 0; i < rates.size(); ++i) {
      QVERIFY2(moved[i] > 0.3 * rates[i] && moved[i] < 2 * rates[i], qPrintable(QString::number(moved[i])));
    }
  }

  void aResNetsModelIsAFileOfWeights() {
    SupervisedRun run(stripes(16), stripes(4, 48), quick(Backbone::ResNet18, 1));
    finish(run);
    run.saveModel(path("model"));
    const auto weights = readResNetWeights(path("model"));
    QVERIFY(weights.options.stem == ResNetStem::Small);
    QCOMPARE(weights.options.classes, 2);
    QVERIFY(weights.input && weights.input->size == 16 && weights.input->channels == 1);

    // A second training begins there: even one for other classes keeps all but the last layer.
    auto options = quick(Backbone::ResNet18, 1);
    options.classes = {"a", "b", "c"};
    options.learningRate = 1e-12;
    SupervisedRun second(stripes(16), {}, options, path("model"));
    finish(second);
    second.saveModel(path("second"));
    const auto kept = readResNetWeights(path("second"));
    const auto difference = (kept.tensors.at("layer3.0.conv1.weight") - weights.tensors.at("layer3.0.conv1.weight"));
    QVERIFY(difference.abs().max().item<float>() < 1e-6F);
    QCOMPARE(kept.options.classes, 3);
    QVERIFY(codeOf([&] { SupervisedRun(stripes(16), {}, quick(Backbone::ResNet50), path("model")); }) ==
            ErrorCode::Unreadable);
    QVERIFY(codeOf([&] { SupervisedRun(stripes(16), {}, quick(), path("model")); }) == ErrorCode::InvalidArgument);
  }

  void whatCannotBeTrainedIsRefused() {
    auto options = quick();
    options.classes = {"one"};
    QVERIFY(codeOf([&] { SupervisedRun(stripes(8), {}, options); }) == ErrorCode::InvalidArgument);
    auto items = stripes(8);
    items.classes[3] = 2;
    QVERIFY(codeOf([&] { SupervisedRun(items, {}, quick()); }) == ErrorCode::InvalidArgument);
    QVERIFY(codeOf([&] { SupervisedRun(stripes(1), {}, quick()); }) == ErrorCode::InvalidArgument);
    options = quick();
    options.model.imageSize = 32;
    QVERIFY(codeOf([&] { SupervisedRun(stripes(8), {}, options); }) == ErrorCode::InvalidArgument);
    std::stop_source source;
    source.request_stop();
    SupervisedRun run(stripes(8), {}, quick());
    SilentProgress progress;
    QVERIFY(codeOf([&] { run.step(progress, source.get_token()); }) == ErrorCode::Cancelled);
    QVERIFY(run.reports().empty());
  }

  void optionsAndCurvesSurviveJson() {
    auto options = quick(Backbone::ResNet50, 7);
    options.classes = {"normal", "Lungenentzündung"};
    options.inputSize = 64;
    options.augmentation = AugmentationPreset::Microscopy;
    options.seed = 9;
    const auto back = supervisedOptionsFromJson(toJson(options), "here");
    QCOMPARE(toJson(back), toJson(options));
    QVERIFY(back.backbone == Backbone::ResNet50 && back.classes == options.classes && back.epochs == 7);
    const std::vector<SupervisedReport> reports{{.epoch = 1,
                                                 .loss = 0.5,
                                                 .validationLoss = std::numeric_limits<double>::quiet_NaN(),
                                                 .validationAccuracy = 0.75,
                                                 .best = true}};
    const auto read = supervisedReportsFromJson(toJson(reports), "here");
    QVERIFY(read.size() == 1 && read[0].best && std::isnan(read[0].validationLoss));
    QCOMPARE(read[0].validationAccuracy, 0.75);
    for (const char* broken : {"", "{}", R"({"backbone":"resnet18"})"}) {
      QVERIFY(codeOf([&] { (void)supervisedOptionsFromJson(broken, "here"); }) == ErrorCode::Unreadable);
      QVERIFY(codeOf([&] { (void)supervisedReportsFromJson(std::string("[") + broken + "1]", "here"); }) ==
              ErrorCode::Unreadable);
    }
  }

private:
  std::filesystem::path path(const char* name) const { return folder_.filePath(name).toStdString(); }

  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(SupervisedTest)
#include "supervised_test.moc"
