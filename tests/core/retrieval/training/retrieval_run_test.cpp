#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/learning/model.h"
#include "core/learning/resnet/resnet_weights.h"
#include "core/learning/training_run.h"
#include "core/retrieval/descriptor/describe_images.h"
#include "core/retrieval/descriptor/scale_mean.h"
#include "core/retrieval/training/encoder_file.h"
#include "core/retrieval/training/retrieval_model.h"
#include "core/retrieval/training/retrieval_run.h"
#include "core/retrieval/training/start_network.h"
#include "core/retrieval/training/start_weights.h"
#include "small_encoder.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace stratoscope;
using namespace stratoscope::retrieval;

namespace {

constexpr int items = 40;

double dot(std::span<const float> a, std::span<const float> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
  }
  return sum;
}

/// Mean cosine of pairs of one kind, less that of all others.
double apart(const Matrix& rows) {
  double alike = 0;
  double others = 0;
  int alikeCount = 0;
  int othersCount = 0;
  for (std::size_t i = 0; i < rows.rows; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const bool same = i % 4 == j % 4;
      (same ? alike : others) += dot(rows.row(i), rows.row(j));
      ++(same ? alikeCount : othersCount);
    }
  }
  return alike / alikeCount - others / othersCount;
}

template <typename Function> ErrorCode codeOf(Function&& function) {
  try {
    function();
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::Internal;
}

} // namespace

class RetrievalRunTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    place_ = folder_->path().toStdString();
  }

  void trainingSetsKindsApart() {
    auto options = fixture::quickOptions();
    options.epochs = 24;
    options.list = items;
    auto run = start(options);
    run.saveModel(place_ / "before.safetensors");
    double first = 0;
    double last = 0;
    while (!run.finished()) {
      const auto report = step(run);
      first = report.epoch == 1 ? report.loss : first;
      last = report.loss;
    }
    run.saveModel(place_ / "after.safetensors");
    const double before = apart(embed(place_ / "before.safetensors"));
    const double after = apart(embed(place_ / "after.safetensors"));
    QVERIFY2(last < 0.5 * first, qPrintable(QString("%1 -> %2").arg(first).arg(last)));
    QVERIFY2(after > before + 0.2, qPrintable(QString("%1 -> %2").arg(before).arg(after)));
  }

  void aResumedTrainingEndsInTheSameBytes() {
    auto options = fixture::quickOptions();
    options.encoder.descriptor.whitening = Whitening::Learned;
    auto straight = start(options);
    while (!straight.finished()) {
      (void)step(straight);
    }
    straight.saveModel(place_ / "straight.safetensors");
    auto first = start(options);
    (void)step(first);
    first.saveCheckpoint(place_ / "checkpoint.safetensors");
    auto second = RetrievalRun::resume(images_, groups_, place_ / "checkpoint.safetensors", "cpu");
    QCOMPARE(second.epochsDone(), 1);
    while (!second.finished()) {
      (void)step(second);
    }
    second.saveModel(place_ / "resumed.safetensors");
    QVERIFY(readFile(place_ / "straight.safetensors") == readFile(place_ / "resumed.safetensors"));
    const auto rows = embed(place_ / "resumed.safetensors");
    QCOMPARE(rows.columns, std::size_t{32});
    QVERIFY(std::abs(dot(rows.row(7), rows.row(7)) - 1) < 1e-5);
    QCOMPARE(codeOf([&] { (void)RetrievalRun::resume(images_, groups_, place_ / "resumed.safetensors", "cpu"); }),
             ErrorCode::Unreadable);
  }

  void onlyTheLastStagesMove() {
    auto options = fixture::quickOptions();
    options.tunedStages = 2;
    options.epochs = 1;
    auto run = start(options);
    run.saveModel(place_ / "before.safetensors");
    (void)step(run);
    run.saveModel(place_ / "after.safetensors");
    const auto before = readEncoder(place_ / "before.safetensors").tensors;
    const auto after = readEncoder(place_ / "after.safetensors").tensors;
    const auto moved = [&](const std::string& name) { return !torch::equal(before.at(name), after.at(name)); };
    QVERIFY(!moved("backbone.encoder.0.weight"));
    QVERIFY(!moved("backbone.encoder.4.path.0.weight"));
    QVERIFY(moved("backbone.encoder.5.path.0.weight"));
    QVERIFY(moved("backbone.encoder.6.path.0.weight"));
    QVERIFY(moved("exponent"));
    QVERIFY(!moved("backbone.encoder.6.path.1.running_mean"));
  }

  /// The layer behind the pooling takes over the way from features to embedding.
  void itBeginsWithTheAutoencodersEmbedding() {
    learning::TrainingOptions pretraining;
    pretraining.model = fixture::quickOptions().encoder.model;
    pretraining.epochs = 1;
    pretraining.batch = 16;
    pretraining.device = "cpu";
    SilentProgress progress;
    learning::TrainingRun autoencoder(images_, pretraining);
    (void)autoencoder.step(progress, {});
    const auto weights = place_ / "autoencoder.safetensors";
    autoencoder.saveModel(weights);

    auto options = fixture::quickOptions();
    options.encoder.descriptor.pooling = Pooling::Spoc;
    options.encoder.descriptor.dimension = 8;
    options.encoder.model.width = 16; // the file knows better
    options.encoder = encoderStartingFrom(weights, options.encoder);
    QCOMPARE(options.encoder.model.width, 4);
    const RetrievalRun run(images_, groups_, options, weights);
    run.saveModel(place_ / "start.safetensors");
    const auto found = embed(place_ / "start.safetensors");
    const auto expected = learning::Model::load(weights, "cpu").embed(images_, progress, {});
    for (std::size_t i = 0; i < found.rows; ++i) {
      const double length = std::sqrt(dot(expected.row(i), expected.row(i)));
      QVERIFY(std::abs(dot(found.row(i), expected.row(i)) / length - 1) < 1e-5);
    }
    QVERIFY(nameOfStart(weights).starts_with("autoencoder "));
  }

  void itBeginsWithTheWeightsOfAResNet() {
    torch::manual_seed(1);
    const learning::ResNetOptions shape{.stem = learning::ResNetStem::Small, .channels = 1, .classes = 4};
    learning::ResNet network(shape);
    network->eval();
    const auto weights = place_ / "resnet.safetensors";
    learning::writeResNetWeights(weights, network, {.size = 16, .channels = 1, .mean = {0.4}, .deviation = {0.2}});
    auto options = fixture::quickOptions();
    options.encoder.descriptor.pooling = Pooling::Spoc;
    options.encoder = encoderStartingFrom(weights, options.encoder);
    QVERIFY(options.encoder.backbone == BackboneKind::ResNet18 && options.encoder.smallStem);
    const RetrievalRun run(images_, groups_, options, weights);
    run.saveModel(place_ / "start.safetensors");
    const auto found = embed(place_ / "start.safetensors");

    const torch::NoGradGuard noGradient;
    auto pixels = torch::empty({1, 1, 16, 16});
    for (std::int64_t i = 0; i < 256; ++i) {
      pixels.view({256})[i] = std::to_integer<int>(images_.item(5)[static_cast<std::size_t>(i)]) / 255.0;
    }
    const auto row = network->features((pixels - 0.4) / 0.2).flatten();
    const auto expected = (row / row.norm()).contiguous();
    QVERIFY(std::abs(dot(found.row(5), {expected.data_ptr<float>(), found.columns}) - 1) < 1e-5);
  }

  void severalScalesAreAveraged() {
    auto options = fixture::quickOptions().encoder;
    options.descriptor.multiScale = true;
    torch::manual_seed(4);
    DescriptorNetwork network(options);
    network->eval();
    const torch::NoGradGuard noGradient;
    const auto pictures = torch::rand({3, 1, 64, 64});
    std::vector<torch::Tensor> scales;
    for (const double factor : {1.0, std::sqrt(0.5), 0.5}) {
      scales.push_back(network->forward(scaled(pictures, factor, 1)));
    }
    QCOMPARE(scaled(pictures, 0.5, 1).size(3), 32);
    const auto expected = meanOverScales(scales, 3);
    QVERIFY(torch::allclose(network->describe(pictures), expected, 1e-5, 1e-6));
    QVERIFY(!torch::allclose(scales[0], expected, 1e-3, 1e-3));
  }

  void statisticsOfRandomNetworksAreThoseOfTheImages() {
    torch::manual_seed(2);
    DescriptorNetwork network(fixture::quickOptions().encoder);
    const auto pixels = torch::randint(0, 256, {40, 1, 16, 16}, torch::kUInt8);
    calibrateNormalisation(network, pixels, 40);
    const auto first = network->named_buffers()["backbone.encoder.1.running_mean"];
    const auto kernels = network->named_parameters()["backbone.encoder.0.weight"];
    const torch::NoGradGuard noGradient;
    const auto maps = torch::conv2d(pixels.to(torch::kFloat32) / 255, kernels, {}, 2, 1);
    QVERIFY(torch::allclose(first, maps.mean({0, 2, 3}), 1e-4, 1e-5));
  }

  void whatCannotBeIsRefused() {
    const auto refused = [&](const std::function<void(RetrievalOptions&)>& change) {
      auto options = fixture::quickOptions();
      change(options);
      return codeOf([&] { (void)start(options); });
    };
    QCOMPARE(refused([](auto& options) { options.epochs = 0; }), ErrorCode::InvalidArgument);
    QCOMPARE(refused([](auto& options) { options.perGroup = 1; }), ErrorCode::InvalidArgument);
    QCOMPARE(refused([](auto& options) { options.encoder.model.imageSize = 32; }), ErrorCode::InvalidArgument);
    const std::vector<int> alike(items, 0);
    QCOMPARE(codeOf([&] { RetrievalRun(images_, alike, fixture::quickOptions()); }), ErrorCode::InvalidArgument);
    writeFileAtomically(place_ / "no.safetensors", std::string_view("nothing"));
    QCOMPARE(codeOf([&] { (void)RetrievalModel::load(place_ / "no.safetensors"); }), ErrorCode::Unreadable);
    QCOMPARE(codeOf([&] { (void)retrievalOptionsFromJson("{}", "a file"); }), ErrorCode::Unreadable);
  }

  void aStopIsHeeded() {
    std::stop_source source;
    source.request_stop();
    auto run = start(fixture::quickOptions());
    SilentProgress progress;
    QCOMPARE(codeOf([&] { (void)run.step(progress, source.get_token()); }), ErrorCode::Cancelled);
  }

private:
  RetrievalRun start(const RetrievalOptions& options) const { return {images_, groups_, options}; }
  static RetrievalEpoch step(RetrievalRun& run) {
    SilentProgress progress;
    return run.step(progress, {});
  }
  Matrix embed(const std::filesystem::path& model) const {
    SilentProgress progress;
    return RetrievalModel::load(model, "cpu").embed(images_, progress, {});
  }

  ImageStack images_ = fixture::textures(items);
  std::vector<int> groups_ = fixture::kinds(items);
  std::unique_ptr<QTemporaryDir> folder_;
  std::filesystem::path place_;
};

QTEST_GUILESS_MAIN(RetrievalRunTest)
#include "retrieval_run_test.moc"
