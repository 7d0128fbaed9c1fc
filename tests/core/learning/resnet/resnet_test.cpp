#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/learning/resnet/resnet.h"
#include "core/learning/resnet/resnet_weights.h"
#include "core/learning/safetensors.h"
#include "torchvision.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstring>

using namespace stratoscope;
using namespace stratoscope::learning;

namespace {

/// Numbers of [0, 1) that tests/data/resnet_torchvision.py computes alike.
torch::Tensor even(std::int64_t count, std::uint64_t number) {
  constexpr std::uint64_t word = std::uint64_t{1} << 32U;
  auto values = torch::empty({count}, torch::kFloat64);
  auto* out = values.data_ptr<double>();
  for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(count); ++i) {
    std::uint64_t mixed = (i * 2654435761U + number * 40503U) % word;
    mixed = (mixed ^ (mixed >> 15U)) * 2246822519U % word;
    out[i] = static_cast<double>(mixed ^ (mixed >> 13U)) / static_cast<double>(word);
  }
  return values;
}

std::map<std::string, torch::Tensor> stateOf(const ResNet& network) {
  std::map<std::string, torch::Tensor> state;
  for (const auto& entry : network->named_parameters()) {
    state[entry.key()] = entry.value();
  }
  for (const auto& entry : network->named_buffers()) {
    if (entry.value().dim() > 0) {
      state[entry.key()] = entry.value();
    }
  }
  return state;
}

/// The weights of the Python file's formula.
void fillByFormula(ResNet& network) {
  const torch::NoGradGuard noGradient;
  std::uint64_t number = 0;
  for (const auto& [name, tensor] : stateOf(network)) {
    auto values = even(tensor.numel(), number++);
    const bool scale = tensor.dim() == 1 && name.ends_with(".weight");
    if (name.ends_with("running_var") || scale) {
      values = values + 0.5;
    } else if (tensor.dim() == 4) {
      values = (values - 0.5) * std::sqrt(12.0 / static_cast<double>(tensor[0].numel()));
    } else {
      values = (values - 0.5) * 0.2;
    }
    auto place = tensor;
    place.copy_(values.reshape(tensor.sizes()));
  }
}

/// As after a training: statistics of normalisation other than the first ones.
ResNet madeUp(const ResNetOptions& options) {
  torch::manual_seed(5);
  ResNet network(options);
  const torch::NoGradGuard noGradient;
  for (const auto& entry : network->named_buffers()) {
    if (entry.value().dim() > 0) {
      auto place = entry.value();
      place.copy_(torch::rand(place.sizes()) * 0.5 + (entry.key().ends_with("running_var") ? 0.5 : -0.25));
    }
  }
  network->eval();
  return network;
}

double largestDifference(const torch::Tensor& a, const torch::Tensor& b) { return (a - b).abs().max().item<double>(); }

} // namespace

Q_DECLARE_METATYPE(ResNetDepth)

class ResNetTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void shapesFollowTheStem_data() {
    QTest::addColumn<ResNetDepth>("depth");
    QTest::addColumn<int>("features");
    QTest::newRow("18") << ResNetDepth::ResNet18 << 512;
    QTest::newRow("50") << ResNetDepth::ResNet50 << 2048;
  }
  void shapesFollowTheStem() {
    QFETCH(ResNetDepth, depth);
    QFETCH(int, features);
    const torch::NoGradGuard noGradient;
    ResNet small(ResNetOptions{.depth = depth, .stem = ResNetStem::Small, .channels = 1, .classes = 2});
    QCOMPARE(small->featureMap(torch::rand({2, 1, 28, 28})).sizes().vec(),
             (std::vector<std::int64_t>{2, features, 4, 4}));
    QCOMPARE(small->forward(torch::rand({2, 1, 32, 32})).sizes().vec(), (std::vector<std::int64_t>{2, 2}));
    ResNet standard(ResNetOptions{.depth = depth, .stem = ResNetStem::Standard, .channels = 3, .classes = 0});
    QCOMPARE(standard->featureMap(torch::rand({2, 3, 64, 96})).sizes().vec(),
             (std::vector<std::int64_t>{2, features, 2, 3}));
    QCOMPARE(standard->forward(torch::rand({2, 3, 64, 64})).sizes().vec(), (std::vector<std::int64_t>{2, features}));
    QCOMPARE(standard->featureCount(), features);
  }

  /// Made by torchvision 0.14: resnet_torchvision.py golden resnet18 (resnet50).
  void outputsHaveTheirGoldenValues_data() {
    QTest::addColumn<ResNetDepth>("depth");
    QTest::addColumn<std::vector<float>>("golden");
    QTest::newRow("18") << ResNetDepth::ResNet18
                        << std::vector<float>{0.4353588F, 0.0278939F,  -0.0149821F, 0.5795817F,
                                              0.4552544F, -0.0746531F, -0.1275401F, 0.5397706F};
    QTest::newRow("50") << ResNetDepth::ResNet50 << std::vector<float>{1.6742463F, -1.2958770F, 2.4460402F, 3.2748611F,
                                                                       1.3385397F, -1.2062279F, 2.5209792F, 3.1452491F};
  }
  void outputsHaveTheirGoldenValues() {
    QFETCH(ResNetDepth, depth);
    QFETCH(std::vector<float>, golden);
    const torch::NoGradGuard noGradient;
    ResNet network(ResNetOptions{.depth = depth, .stem = ResNetStem::Standard, .channels = 3, .classes = 4});
    fillByFormula(network);
    network->eval();
    const auto images = even(std::int64_t{2} * 3 * 40 * 48, 999).to(torch::kFloat32).reshape({2, 3, 40, 48});
    const auto logits = network->forward(images);
    QVERIFY(largestDifference(logits.flatten(), torch::tensor(golden)) < 1e-5);
  }

  void outputsEqualTorchvisions_data() {
    QTest::addColumn<ResNetDepth>("depth");
    QTest::newRow("resnet18") << ResNetDepth::ResNet18;
    QTest::newRow("resnet50") << ResNetDepth::ResNet50;
  }
  void outputsEqualTorchvisions() {
    QFETCH(ResNetDepth, depth);
    if (!fixture::hasTorchvision()) {
      QSKIP("python3-torchvision is not installed");
    }
    auto network = madeUp(ResNetOptions{.depth = depth, .stem = ResNetStem::Standard, .channels = 3, .classes = 5});
    writeResNetWeights(path("weights.safetensors"), network, {});
    const auto images = torch::randn({3, 3, 96, 64});
    writeSafeTensors(path("images.safetensors"), {.tensors = {{"images", images}}, .metadata = {}});
    QVERIFY(fixture::runTorchvision(
        {QTest::currentDataTag(), file("weights.safetensors"), file("images.safetensors"), file("logits")}));
    const auto bytes = readFile(path("logits"));
    auto expected = torch::empty({3, 5});
    QCOMPARE(bytes.size(), expected.nbytes());
    std::memcpy(expected.data_ptr(), bytes.data(), bytes.size());
    const torch::NoGradGuard noGradient;
    auto loaded = makeResNet(readResNetWeights(path("weights.safetensors")));
    QVERIFY(largestDifference(loaded->forward(images), expected) < 1e-5);
    QVERIFY(largestDifference(network->forward(images), expected) < 1e-5);
  }

  void aFileTellsItsNetwork() {
    auto network =
        madeUp(ResNetOptions{.depth = ResNetDepth::ResNet18, .stem = ResNetStem::Small, .channels = 1, .classes = 3});
    const InputSpecification input{.size = 28, .channels = 1, .mean = {0.5, 0, 0}, .deviation = {0.25, 1, 1}};
    writeResNetWeights(path("w.safetensors"), network, input, {{"note", "made up"}});
    const auto weights = readResNetWeights(path("w.safetensors"));
    QVERIFY(weights.options.depth == ResNetDepth::ResNet18 && weights.options.stem == ResNetStem::Small);
    QCOMPARE(weights.options.channels, 1);
    QCOMPARE(weights.options.classes, 3);
    QCOMPARE(weights.metadata.at("note"), std::string("made up"));
    QVERIFY(weights.input.has_value());
    QCOMPARE(weights.input->size, 28);
    QCOMPARE(weights.input->deviation[0], 0.25);
    const torch::NoGradGuard noGradient;
    const auto images = torch::rand({2, 1, 28, 28});
    QVERIFY(torch::equal(makeResNet(weights)->forward(images), network->forward(images)));
  }

  /// MoCo keeps the encoder under a prefix, its slow copy and a queue beside it, and a head in the place of "fc".
  void prefixesAndHeadsOfTrainersAreTakenOff() {
    auto network = madeUp(
        ResNetOptions{.depth = ResNetDepth::ResNet18, .stem = ResNetStem::Standard, .channels = 3, .classes = 0});
    SafeTensors file;
    for (const auto& [name, tensor] : stateOf(network)) {
      file.tensors["module.encoder_q." + name] = tensor;
      file.tensors["module.encoder_k." + name] = torch::zeros_like(tensor);
    }
    file.tensors["module.encoder_q.fc.0.weight"] = torch::zeros({512, 512});
    file.tensors["module.encoder_q.fc.2.weight"] = torch::zeros({128, 512});
    file.tensors["module.queue"] = torch::zeros({128, 4});
    writeSafeTensors(path("moco.safetensors"), file);
    const auto weights = readResNetWeights(path("moco.safetensors"));
    QCOMPARE(weights.options.classes, 0);
    QCOMPARE(weights.leftOut.size(), stateOf(network).size() + 3);
    const torch::NoGradGuard noGradient;
    const auto images = torch::rand({2, 3, 64, 64});
    QVERIFY(torch::equal(makeResNet(weights)->features(images), network->features(images)));
  }

  void theLastLayerStaysForOtherClasses() {
    writeResNetWeights(path("w"), madeUp(ResNetOptions{.classes = 7}), {});
    ResNet network(ResNetOptions{.classes = 2});
    const auto last = network->named_parameters()["fc.weight"].clone();
    restoreResNet(network, readResNetWeights(path("w")));
    QVERIFY(torch::equal(network->named_parameters()["fc.weight"], last));
    QVERIFY(torch::equal(network->named_parameters()["conv1.weight"],
                         madeUp(ResNetOptions{.classes = 7})->parameters().front()));
  }

  void whatDoesNotFitIsNamed() {
    SafeTensors file;
    for (const auto& [name, tensor] : stateOf(madeUp(ResNetOptions{.classes = 2}))) {
      file.tensors[name] = tensor;
    }
    file.tensors.erase("layer2.0.bn1.bias");
    file.tensors["layer3.1.conv2.weight"] = torch::zeros({1, 2, 3, 3});
    file.tensors["layer9.weight"] = torch::zeros({1});
    writeSafeTensors(path("odd"), file);
    try {
      (void)readResNetWeights(path("odd"));
      QFAIL("weights that do not fit were read");
    } catch (const Error& error) {
      QCOMPARE(error.code(), ErrorCode::Unreadable);
      const QByteArray what = error.what();
      QVERIFY2(what.contains("missing: layer2.0.bn1.bias;"), what);
      QVERIFY2(what.contains("unexpected: layer9.weight;"), what);
      QVERIFY2(what.contains("shape: layer3.1.conv2.weight"), what);
      QCOMPARE(error.subject(), path("odd").string());
    }
    ResNet deeper(ResNetOptions{.depth = ResNetDepth::ResNet50, .classes = 2});
    writeResNetWeights(path("w"), madeUp(ResNetOptions{.classes = 2}), {});
    QVERIFY_THROWS_EXCEPTION(Error, restoreResNet(deeper, readResNetWeights(path("w"))));
    writeSafeTensors(path("other"), {.tensors = {{"a", torch::zeros({2})}}, .metadata = {}});
    QVERIFY_THROWS_EXCEPTION(Error, readResNetWeights(path("other")));
    QVERIFY_THROWS_EXCEPTION(Error, ResNet(ResNetOptions{.channels = 0}));
  }

private:
  QString file(const char* name) const { return folder_.filePath(name); }
  std::filesystem::path path(const char* name) const { return file(name).toStdString(); }

  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(ResNetTest)
#include "resnet_test.moc"
