#include "core/learning/augmentation.h"

#include <ATen/CPUGeneratorImpl.h>

#include <QTest>

using namespace stratoscope::learning;

namespace {

/// Bright at the left, dark at the right, with a little of up and down, so that turns and flips show.
torch::Tensor wedge(std::int64_t count = 32, std::int64_t side = 32) {
  const auto across = torch::linspace(0.9, 0.3, side).view({1, side});
  const auto down = torch::linspace(0, -0.2, side).view({side, 1});
  return (across + down).expand({count, 1, side, side}).contiguous();
}

torch::Generator generator(std::uint64_t seed) { return at::detail::createCPUGenerator(seed); }

double difference(const torch::Tensor& a, const torch::Tensor& b) { return (a - b).abs().max().item<double>(); }

} // namespace

class AugmentationTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void nothingAskedLeavesTheImages() {
    auto random = generator(1);
    QVERIFY(difference(augment(wedge(), {}, random), wedge()) < 1e-5);
  }

  void flipsAreExactAndHalfOfTheTime() {
    auto random = generator(2);
    const auto images = wedge(400);
    const auto views = augment(images, {.flipHorizontally = true}, random);
    int flipped = 0;
    for (std::int64_t i = 0; i < 400; ++i) {
      const bool same = difference(views[i], images[i]) < 1e-5;
      const bool mirrored = difference(views[i], images[i].flip(2)) < 1e-5;
      QVERIFY(same != mirrored);
      flipped += mirrored ? 1 : 0;
    }
    // Five standard deviations about 200.
    QVERIFY(flipped > 150 && flipped < 250);
  }

  void everyPresetStaysInRangeAndChangesEachImage() {
    for (const auto preset : {AugmentationPreset::Radiograph, AugmentationPreset::Slice, AugmentationPreset::Microscopy,
                              AugmentationPreset::Photograph}) {
      auto random = generator(3);
      const auto views = augment(wedge(), augmentationOf(preset), random);
      QCOMPARE(views.sizes().vec(), wedge().sizes().vec());
      QVERIFY(torch::isfinite(views).all().item<bool>());
      QVERIFY(views.min().item<float>() >= 0 && views.max().item<float>() <= 1);
      QVERIFY(((views - wedge()).abs().amax({1, 2, 3}) > 0.02F).all().item<bool>());
      QVERIFY(difference(views[0], views[1]) > 0.02);
    }
  }

  void aRadiographKeepsItsSides() {
    auto random = generator(4);
    const auto views = augment(wedge(200), augmentationOf(AugmentationPreset::Radiograph), random);
    const auto left = views.slice(3, 0, 16).mean({1, 2, 3});
    const auto right = views.slice(3, 16, 32).mean({1, 2, 3});
    QVERIFY((left > right).all().item<bool>());
  }

  void theSeedDecides() {
    const auto options = augmentationOf(AugmentationPreset::Photograph);
    auto first = generator(5);
    auto same = generator(5);
    auto other = generator(6);
    const auto views = augment(wedge(), options, first);
    QVERIFY(torch::equal(views, augment(wedge(), options, same)));
    QVERIFY(!torch::equal(views, augment(wedge(), options, other)));
  }
};

QTEST_GUILESS_MAIN(AugmentationTest)
#include "augmentation_test.moc"
