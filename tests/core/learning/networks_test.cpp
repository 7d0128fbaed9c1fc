#include "core/base/error.h"
#include "core/learning/losses.h"
#include "core/learning/networks.h"

#include <QTest>

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

  void sizesThatDoNotFitAreRefused() {
    for (const int size : {0, 8, 28, -16}) {
      QVERIFY_THROWS_EXCEPTION(Error, ContrastiveAutoencoder(ModelOptions{.imageSize = size}));
    }
    QVERIFY_THROWS_EXCEPTION(Error, ContrastiveAutoencoder(ModelOptions{.channels = 2}));
  }
};

QTEST_GUILESS_MAIN(NetworksTest)
#include "networks_test.moc"
