#include "core/base/error.h"
#include "core/learning/layers.h"
#include "core/learning/losses.h"
#include "core/learning/networks.h"

#include <QTest>

#include <cmath>

using namespace stratoscope;
using namespace stratoscope::learning;

namespace {

std::int64_t weightsOf(const torch::nn::Module& module) {
  std::int64_t count = 0;
  for (const auto& weights : module.parameters()) {
    count += weights.numel();
  }
  return count;
}

} // namespace

class NetworksTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void shapesAndRangesHold_data() {
    QTest::addColumn<int>("architecture");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("size");
    for (const auto architecture : {Architecture::Residual, Architecture::Reference}) {
      for (const int channels : {1, 3}) {
        for (const int size : {16, 32, 64}) {
          QTest::addRow("%d %d %d", static_cast<int>(architecture), channels, size)
              << static_cast<int>(architecture) << channels << size;
        }
      }
    }
  }
  void shapesAndRangesHold() {
    QFETCH(int, architecture);
    QFETCH(int, channels);
    QFETCH(int, size);
    ContrastiveAutoencoder model(
        ModelOptions{static_cast<Architecture>(architecture), channels, size, /*latent=*/50, /*width=*/8});
    const auto images = torch::rand({5, channels, size, size});
    const auto embedding = model->encode(images);
    QCOMPARE(embedding.sizes().vec(), (std::vector<std::int64_t>{5, 50}));
    QCOMPARE(model->project(embedding).sizes().vec(), (std::vector<std::int64_t>{5, 50}));
    const auto decoded = model->decode(embedding);
    QCOMPARE(decoded.sizes().vec(), images.sizes().vec());
    QVERIFY(decoded.min().item<float>() >= 0 && decoded.max().item<float>() <= 1);
  }

  void theReferenceHasThePublishedLayers() {
    // By hand for 1 x 64 x 64 and latent 50: weights and biases of the convolutions, batch normalisations (2 each) and
    // linear layers as METHODS lists them.
    constexpr std::int64_t encoder = (1 * 32 * 16 + 32) + 2 * 32 + (32 * 64 * 16 + 64) + 2 * 64 +
                                     (64 * 128 * 16 + 128) + 2 * 128 + (128 * 16 * 50 + 50);
    constexpr std::int64_t head = (50 * 100 + 100) + (100 * 100 + 100) + (100 * 50 + 50);
    ContrastiveAutoencoder model(ModelOptions{Architecture::Reference, 1, 64, 50, 16});
    QCOMPARE(weightsOf(*model->named_children()["encoder"]), encoder);
    QCOMPARE(weightsOf(*model->named_children()["head"]), head);
  }

  void stepsOfTheWholeLossLowerIt() {
    torch::manual_seed(1);
    ContrastiveAutoencoder model(ModelOptions{Architecture::Residual, 1, 16, 8, 4});
    torch::optim::Adam optimiser(model->parameters(), torch::optim::AdamOptions(1e-2));
    const auto first = torch::rand({16, 1, 16, 16});
    const auto second = (first + 0.02 * torch::randn_like(first)).clamp(0, 1);
    const auto lossNow = [&] {
      const auto h1 = model->encode(first);
      const auto h2 = model->encode(second);
      return ntXentLoss(model->project(h1), model->project(h2), 0.5) +
             0.1 * (torch::mse_loss(model->decode(h1), first) + torch::mse_loss(model->decode(h2), second));
    };
    const auto before = lossNow().item<double>();
    for (int step = 0; step < 15; ++step) {
      optimiser.zero_grad();
      lossNow().backward();
      optimiser.step();
    }
    QVERIFY(lossNow().item<double>() < before - 0.1);
  }

  void anySideFrom16Works_data() {
    QTest::addColumn<int>("architecture");
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("depth");
    for (const auto architecture : {Architecture::Residual, Architecture::Reference}) {
      for (const auto& [size, depth] : {std::pair{17, 1}, {28, 1}, {28, 28}, {16, 16}, {32, 20}}) {
        QTest::addRow("%d %d %d", static_cast<int>(architecture), size, depth)
            << static_cast<int>(architecture) << size << depth;
      }
    }
  }
  void anySideFrom16Works() {
    QFETCH(int, architecture);
    QFETCH(int, size);
    QFETCH(int, depth);
    ContrastiveAutoencoder model(ModelOptions{.architecture = static_cast<Architecture>(architecture),
                                              .imageSize = size,
                                              .latent = 10,
                                              .width = 4,
                                              .depth = depth});
    std::vector<std::int64_t> shape{2, 1, size, size};
    if (depth > 1) {
      shape.insert(shape.begin() + 2, depth);
    }
    const auto images = torch::rand(shape);
    const auto embedding = model->encode(images);
    QCOMPARE(embedding.sizes().vec(), (std::vector<std::int64_t>{2, 10}));
    const auto decoded = model->decode(embedding);
    QCOMPARE(decoded.sizes().vec(), shape);
    QVERIFY(decoded.min().item<float>() >= 0 && decoded.max().item<float>() <= 1);
  }

  /// Groups of eight channels become a cube of two by two by two, the first axis slowest, as PixelShuffle does in the
  /// plane.
  void aVolumesShuffleSpreadsChannels() {
    torch::nn::Sequential layers;
    pushShuffle(layers, Space::Volume);
    const auto images = torch::arange(2 * 16 * 3 * 4 * 5).to(torch::kFloat32).view({2, 16, 3, 4, 5});
    const auto shuffled = layers->forward(images);
    QCOMPARE(shuffled.sizes().vec(), (std::vector<std::int64_t>{2, 2, 6, 8, 10}));
    for (std::int64_t channel = 0; channel < 16; ++channel) {
      const auto place = channel % 8;
      const auto part = shuffled.select(1, channel / 8)
                            .slice(1, place / 4, 6, 2)
                            .slice(2, place / 2 % 2, 8, 2)
                            .slice(3, place % 2, 10, 2);
      QVERIFY(torch::equal(part, images.select(1, channel)));
    }
  }

  void aVariationalModelEmbedsByItsMean() {
    torch::manual_seed(3);
    ContrastiveAutoencoder model(ModelOptions{.imageSize = 16, .latent = 6, .width = 4, .variational = true});
    model->eval();
    const auto images = torch::rand({5, 1, 16, 16});
    const auto distribution = model->encodeDistribution(images);
    QVERIFY(torch::equal(distribution.mean, model->encode(images)));
    QCOMPARE(distribution.logVariance.sizes().vec(), (std::vector<std::int64_t>{5, 6}));
    ContrastiveAutoencoder plain(ModelOptions{.imageSize = 16, .latent = 6, .width = 4});
    QVERIFY(!plain->encodeDistribution(images).logVariance.defined());
  }

  void assignmentsAreASoftmaxOfCosines() {
    ContrastiveAutoencoder model(
        ModelOptions{.imageSize = 16, .latent = 2, .width = 4, .prototypes = 2, .assignmentTemperature = 0.5});
    const torch::NoGradGuard noGradient;
    model->prototypes().copy_(torch::tensor({{1.F, 0.F}, {0.F, 1.F}}));
    const auto shares = model->assign(torch::tensor({{3.F, 0.F}, {2.F, 2.F}}));
    // Cosines 1 and 0 over 0.5.
    const double expected = std::exp(2) / (std::exp(2) + 1);
    QVERIFY(std::abs(shares[0][0].item<double>() - expected) < 1e-6);
    QVERIFY(std::abs(shares[1][0].item<double>() - 0.5) < 1e-6);
  }

  void prototypesFollowTheirMembersAlone() {
    ContrastiveAutoencoder model(ModelOptions{.imageSize = 16, .latent = 2, .width = 4, .prototypes = 3});
    const torch::NoGradGuard noGradient;
    model->prototypes().copy_(torch::tensor({{1.F, 0.F}, {0.F, 1.F}, {-1.F, 0.F}}));
    model->followMembers(torch::tensor({{4.F, 3.F}, {8.F, -6.F}, {0.F, 5.F}}), 0.75);
    // The first two are nearest to the first prototype and of unit length (0.8, 0.6) and (0.8, -0.6).
    const auto expected = torch::tensor({{0.75F + 0.25F * 0.8F, 0.F}, {0.F, 1.F}, {-1.F, 0.F}});
    QVERIFY((model->prototypes() - expected).abs().max().item<float>() < 1e-6F);
  }

  /// With weights of 0 for c a conditioned decoder is that of phase 1; with others the assignment shows.
  void theConditionBeginsWithoutEffect() {
    torch::manual_seed(4);
    ContrastiveAutoencoder model(ModelOptions{.imageSize = 16, .latent = 4, .width = 4, .prototypes = 3});
    ContrastiveAutoencoder plain(ModelOptions{.imageSize = 16, .latent = 4, .width = 4});
    model->eval();
    plain->eval();
    const torch::NoGradGuard noGradient;
    model->prototypes().copy_(torch::rand({3, 4}));
    auto from = plain->named_parameters();
    for (auto& weights : model->named_parameters()) {
      if (from.contains(weights.key())) {
        from[weights.key()].copy_(weights.value());
      }
    }
    const auto h = torch::rand({5, 4});
    QVERIFY(torch::allclose(model->decode(h), plain->decode(h), 1e-5, 1e-6));
    model->decoderParameters().back().uniform_(-3, 3);
    QVERIFY(!torch::allclose(model->decode(h), plain->decode(h), 1e-3, 1e-3));
  }

  void sizesThatDoNotFitAreRefused() {
    for (const int size : {0, 8, 15, -16}) {
      QVERIFY_THROWS_EXCEPTION(Error, ContrastiveAutoencoder(ModelOptions{.imageSize = size}));
    }
    for (const int depth : {0, 2, 15}) {
      QVERIFY_THROWS_EXCEPTION(Error, ContrastiveAutoencoder(ModelOptions{.depth = depth}));
    }
    QVERIFY_THROWS_EXCEPTION(Error, ContrastiveAutoencoder(ModelOptions{.channels = 2}));
  }
};

QTEST_GUILESS_MAIN(NetworksTest)
#include "networks_test.moc"
