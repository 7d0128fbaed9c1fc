#include "core/retrieval/training/list_loss.h"
#include "core/retrieval/training/multi_stage.h"
#include "small_encoder.h"

#include <QTest>

#include <algorithm>
#include <c10/util/ThreadLocalDebugInfo.h>

using namespace stratoscope;
using namespace stratoscope::retrieval;

namespace {

/// Sums up what the CPU's allocator gives and takes on this thread.
class MemoryWatch final : public c10::MemoryReportingInfoBase {
public:
  void reportMemoryUsage(void* /*block*/, std::int64_t size, std::int64_t /*allocated*/, std::int64_t /*reserved*/,
                         c10::Device /*device*/) override {
    now_ += size;
    peak_ = std::max(peak_, now_);
  }
  bool memoryProfilingEnabled() const override { return true; }
  [[nodiscard]] std::int64_t peak() const { return peak_; }

private:
  std::int64_t now_ = 0;
  std::int64_t peak_ = 0;
};

DescriptorNetwork makeNetwork(Pooling pooling, int dimension, BackboneKind backbone = BackboneKind::Autoencoder) {
  torch::manual_seed(5);
  EncoderOptions options;
  options.backbone = backbone;
  options.model.imageSize = 32;
  options.model.width = 8;
  options.descriptor.pooling = pooling;
  options.descriptor.dimension = dimension;
  options.input.channels = 1;
  options.smallStem = true;
  DescriptorNetwork network(options);
  network->train();
  (void)network->forward(torch::rand({16, 1, 32, 32})); // statistics that are not those of a new network
  network->freezeNormalisation();
  return network;
}

torch::Tensor images(std::int64_t count) {
  torch::manual_seed(6);
  return torch::rand({count, 1, 32, 32});
}

torch::Tensor groupsOf(std::int64_t count) { return torch::arange(count) % 4; }

/// All gradients of the network, one behind the other.
torch::Tensor gradientsOf(const DescriptorNetwork& network) {
  std::vector<torch::Tensor> all;
  for (const auto& weights : network->parameters()) {
    all.push_back(weights.grad().flatten());
  }
  return torch::cat(all);
}

std::int64_t peakOf(std::int64_t count, std::int64_t chunk) {
  auto network = makeNetwork(Pooling::GeM, 0);
  const auto list = images(count);
  const auto watch = std::make_shared<MemoryWatch>();
  const c10::DebugInfoGuard guard(c10::DebugInfoKind::PROFILER_STATE, watch);
  // A loss of N x N numbers alone, so that the images are what takes room.
  (void)backPropagateList(network, list, groupsOf(count), {.loss = ListLoss::Contrastive}, chunk);
  return watch->peak();
}

} // namespace

class MultiStageTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theGradientIsThatOfOneBigBatch_data() {
    QTest::addColumn<int>("loss");
    QTest::addColumn<int>("pooling");
    QTest::addColumn<int>("dimension");
    QTest::addColumn<int>("backbone");
    const auto add = [](const char* name, ListLoss loss, Pooling pooling, int dimension, BackboneKind backbone) {
      QTest::newRow(name) << static_cast<int>(loss) << static_cast<int>(pooling) << dimension
                          << static_cast<int>(backbone);
    };
    add("qap, GeM", ListLoss::QuantisedAp, Pooling::GeM, 0, BackboneKind::Autoencoder);
    add("smoothap, SPoC, fc", ListLoss::SmoothAp, Pooling::Spoc, 12, BackboneKind::Autoencoder);
    add("triplet, R-MAC", ListLoss::Triplet, Pooling::RMac, 0, BackboneKind::Autoencoder);
    add("contrastive, MAC", ListLoss::Contrastive, Pooling::Mac, 0, BackboneKind::Autoencoder);
    add("qap, ResNet-18", ListLoss::QuantisedAp, Pooling::GeM, 0, BackboneKind::ResNet18);
  }
  void theGradientIsThatOfOneBigBatch() {
    QFETCH(int, loss);
    QFETCH(int, pooling);
    QFETCH(int, dimension);
    QFETCH(int, backbone);
    const ListLossOptions options{.loss = static_cast<ListLoss>(loss), .temperature = 0.05};
    auto network = makeNetwork(static_cast<Pooling>(pooling), dimension, static_cast<BackboneKind>(backbone));
    const auto list = images(22);
    const auto whole = listLoss(network->forward(list), groupsOf(22), options);
    whole.backward();
    const auto expected = gradientsOf(network).clone();
    network->zero_grad();
    const double inParts = backPropagateList(network, list, groupsOf(22), options, 5);
    QVERIFY(std::abs(inParts - whole.item<double>()) < 1e-5);
    const auto found = gradientsOf(network);
    QVERIFY(expected.norm().item<double>() > 1e-3);
    const double difference = ((found - expected).norm() / expected.norm()).item<double>();
    QVERIFY2(difference < 1e-5, qPrintable(QString::number(difference)));
  }

  void theMemoryIsThatOfAFewImages() {
    const auto few = peakOf(8, 8);
    const auto manyInParts = peakOf(64, 8);
    const auto manyAtOnce = peakOf(64, 64);
    QVERIFY2(manyAtOnce > 5 * few, qPrintable(QString("%1 against %2").arg(manyAtOnce).arg(few)));
    QVERIFY2(manyInParts < 3 * few / 2, qPrintable(QString("%1 against %2").arg(manyInParts).arg(few)));
  }
};

QTEST_GUILESS_MAIN(MultiStageTest)
#include "multi_stage_test.moc"
