#include "core/learning/augmentation.h"
#include "core/learning/view_draws.h"

#include <ATen/CPUGeneratorImpl.h>

#include <QTest>

#include <cmath>

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

  void onePassGivesWhatWholeBatchesGive_data() {
    QTest::addColumn<int>("preset");
    QTest::addColumn<int>("channels");
    QTest::newRow("radiograph") << static_cast<int>(AugmentationPreset::Radiograph) << 1;
    QTest::newRow("microscopy") << static_cast<int>(AugmentationPreset::Microscopy) << 3;
    QTest::newRow("photograph") << static_cast<int>(AugmentationPreset::Photograph) << 3;
  }
  void onePassGivesWhatWholeBatchesGive() {
    QFETCH(int, preset);
    QFETCH(int, channels);
    auto options = augmentationOf(static_cast<AugmentationPreset>(preset));
    options.noise = 0;
    auto random = generator(11);
    const auto images = torch::rand({9, channels, 48, 64}, random);
    const auto draws = drawViews(images, options, random);
    const auto whole = viewsByTensors(images, options, draws).clamp(0, 1);
    const auto onePass = viewsOnCpu(images, options, draws, torch::zeros({9}, torch::kInt64));
    QVERIFY(difference(whole, images) > 0.1);
    QVERIFY2(difference(whole, onePass) < 1e-4, qPrintable(QString::number(difference(whole, onePass))));
  }

  void noiseIsNearlyNormal() {
    const auto images = torch::full({4, 1, 128, 128}, 0.5);
    AugmentationOptions options;
    options.noise = 0.05;
    auto random = generator(12);
    const auto noise = (augment(images, options, random) - images) / options.noise;
    QVERIFY(std::abs(noise.mean().item<double>()) < 0.02);
    QVERIFY(std::abs(noise.std().item<double>() - 1) < 0.01);
    // Of a normal distribution 4.6 % lie beyond two standard deviations.
    QVERIFY(std::abs((noise.abs() > 2).to(torch::kFloat32).mean().item<double>() - 0.046) < 0.006);
    QVERIFY(difference(noise[0], noise[1]) > 1);
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
      QCOMPARE(augment(wedge().expand({-1, 3, -1, -1}), augmentationOf(preset), random).size(1), 3);
    }
  }

  void exposureWidensBrightnessAndContrastAlone() {
    const auto preset = augmentationOf(AugmentationPreset::Radiograph);
    const auto wide = withExposure(preset, 0.25);
    QCOMPARE(wide.brightness, 0.25);
    QCOMPARE(wide.contrast, 0.25);
    QCOMPARE(wide.rotation, preset.rotation);
    const auto photograph = augmentationOf(AugmentationPreset::Photograph);
    QCOMPARE(withExposure(photograph, 0.2).contrast, photograph.contrast);
    auto random = generator(9);
    const auto grey = torch::full({64, 1, 16, 16}, 0.5);
    const auto spread = [&](const AugmentationOptions& options) {
      return augment(grey, options, random).mean({1, 2, 3}).std().item<double>();
    };
    QVERIFY(spread(wide) > 3 * spread(preset));
  }

  void aRadiographKeepsItsSides() {
    auto random = generator(4);
    const auto views = augment(wedge(200), augmentationOf(AugmentationPreset::Radiograph), random);
    const auto left = views.slice(3, 0, 16).mean({1, 2, 3});
    const auto right = views.slice(3, 16, 32).mean({1, 2, 3});
    QVERIFY((left > right).all().item<bool>());
  }

  /// A bright point spreads as a Gaussian of sigma 1, a 64th of the side; how far decides the draw, for all its pixels.
  void blurIsAGaussian() {
    auto random = generator(7);
    auto point = torch::zeros({40, 1, 64, 64});
    point.index_put_({torch::indexing::Slice(), 0, 32, 32}, 1);
    const auto views = augment(point, {.blur = 1}, random);
    QVERIFY(difference(views.sum({1, 2, 3}), torch::ones({40})) < 1e-4);
    const auto beside = views.index({torch::indexing::Slice(), 0, 32, 33});
    const auto diagonal = views.index({torch::indexing::Slice(), 0, 33, 33});
    const auto two = views.index({torch::indexing::Slice(), 0, 34, 32});
    QVERIFY(difference(diagonal, beside * std::exp(-0.5)) < 1e-4);
    QVERIFY(difference(two, beside * std::exp(-1.5)) < 1e-4);
    // The share of the blurred copy is drawn evenly from 0 to 1.
    const auto share = views.index({torch::indexing::Slice(), 0, 32, 33}) / (0.4026 * 0.4026 * std::exp(-0.5));
    QVERIFY(share.min().item<double>() > 0 && share.max().item<double>() < 1.01);
    QVERIFY(share.max().item<double>() - share.min().item<double>() > 0.7);
  }

  void blurFlattensEdgesAndSharpnessRaisesThem() {
    const auto edge = (0.3 + 0.4 * (torch::arange(64) >= 32).to(torch::kFloat32)).expand({20, 1, 64, 64}).contiguous();
    const auto steepest = [](const torch::Tensor& images) { return images.diff(1, 3).abs().amax({1, 2, 3}); };
    auto random = generator(8);
    QVERIFY((steepest(augment(edge, {.blur = 1}, random)) < 0.4F).all().item<bool>());
    QVERIFY((steepest(augment(edge, {.sharpness = 1}, random)) > 0.4F).all().item<bool>());
    // Nothing comes in from beyond the border.
    const auto flat = torch::full({20, 1, 64, 64}, 0.5);
    QVERIFY(difference(augment(flat, {.blur = 1, .sharpness = 1}, random), flat) < 1e-5);
  }

  void colourChangesChannelsAndSaturation() {
    auto random = generator(9);
    // At the left a red, at the right the grey of the same mean, which shows each channel's strength alone.
    const auto red = torch::tensor({0.6F, 0.3F, 0.3F}).view({1, 3, 1, 1}).expand({50, 3, 16, 8});
    const auto images = torch::cat({red, torch::full({50, 3, 16, 8}, 0.4)}, 3);
    const auto views = augment(images, {.colour = 0.2}, random);
    const auto gain = views.slice(3, 10, 11).slice(2, 5, 6) / 0.4;
    QVERIFY(gain.min().item<float>() >= 0.8F && gain.max().item<float>() <= 1.2F);
    QVERIFY((gain.amax(1) - gain.amin(1)).mean().item<float>() > 0.05F);
    const auto saturation =
        (views.slice(3, 3, 4).slice(2, 5, 6) / gain - 0.4) / (images.slice(3, 3, 4).slice(2, 5, 6) - 0.4);
    QVERIFY(difference(saturation.amax(1), saturation.amin(1)) < 1e-4);
    QVERIFY(saturation.min().item<float>() > 0.79F && saturation.max().item<float>() < 1.21F);
    QVERIFY(saturation.max().item<float>() - saturation.min().item<float>() > 0.2F);
  }

  /// A cube whose three axes tell themselves apart.
  static torch::Tensor cubes(std::int64_t count, std::int64_t side = 20) {
    const auto along = [&](double from, double to, std::int64_t axis) {
      std::vector<std::int64_t> shape{1, 1, 1, 1, 1};
      shape[static_cast<std::size_t>(axis)] = side;
      return torch::linspace(from, to, side).view(shape);
    };
    return (along(0.1, 0.6, 4) + along(0, 0.2, 3) + along(0, 0.1, 2)).expand({count, 1, side, side, side}).contiguous();
  }

  void nothingAskedLeavesVolumes() {
    auto random = generator(21);
    QVERIFY(difference(augment(cubes(4), {}, random), cubes(4)) < 1e-5);
  }

  void everyPresetStaysInRangeOnVolumes() {
    for (const auto preset : {AugmentationPreset::Radiograph, AugmentationPreset::Slice, AugmentationPreset::Microscopy,
                              AugmentationPreset::Photograph}) {
      auto random = generator(22);
      const auto views = augment(cubes(6), augmentationOf(preset, 20), random);
      QCOMPARE(views.sizes().vec(), cubes(6).sizes().vec());
      QVERIFY(torch::isfinite(views).all().item<bool>());
      QVERIFY(views.min().item<float>() >= 0 && views.max().item<float>() <= 1);
      QVERIFY(((views - cubes(6)).abs().flatten(1).amax(1) > 0.02F).all().item<bool>());
      QVERIFY(difference(views[0], views[1]) > 0.02);
    }
  }

  /// Rows of a volume's placement read places as x, y, z: each flip mirrors its own axis, half of the time.
  void volumesFlipAlongEachAxis_data() {
    QTest::addColumn<int>("axis");
    QTest::newRow("across") << 3;
    QTest::newRow("down") << 2;
    QTest::newRow("through") << 1;
  }
  void volumesFlipAlongEachAxis() {
    QFETCH(int, axis);
    AugmentationOptions options;
    options.flipHorizontally = axis == 3;
    options.flipVertically = axis == 2;
    options.flipThrough = axis == 1;
    auto random = generator(23);
    const auto images = cubes(100);
    const auto views = augment(images, options, random);
    int flipped = 0;
    for (std::int64_t i = 0; i < 100; ++i) {
      const bool mirrored = difference(views[i], images[i].flip(axis)) < 1e-5;
      QVERIFY(mirrored != (difference(views[i], images[i]) < 1e-5));
      flipped += mirrored ? 1 : 0;
    }
    QVERIFY(flipped > 25 && flipped < 75);
  }

  /// A turn about the slices' normal leaves what varies along it alone as it is; a tilt does not.
  void rotationTurnsAboutTheNormal() {
    const auto through = torch::linspace(0.1, 0.9, 20).view({1, 1, 20, 1, 1}).expand({8, 1, 20, 20, 20}).contiguous();
    auto random = generator(24);
    QVERIFY(difference(augment(through, {.rotation = 45}, random), through) < 1e-4);
    QVERIFY(difference(augment(through, {.tilt = 20}, random), through) > 0.05);
    const auto across = through.transpose(2, 4).contiguous();
    QVERIFY(difference(augment(across, {.rotation = 45}, random), across) > 0.1);
  }

  void aVolumesCutOutIsACube() {
    auto random = generator(25);
    const auto images = cubes(30);
    const auto changed = (augment(images, {.cutOut = 0.3}, random) - images).abs() > 1e-6;
    const auto share = changed.to(torch::kFloat32).flatten(1).mean(1);
    // Up to 0.3 of each side; a square would go through all slices. Centres at a corner leave an eighth of it.
    QVERIFY(share.max().item<float>() < 0.06F && share.max().item<float>() > 0.01F);
    QVERIFY(share.min().item<float>() > 0);
  }

  void greyImagesHaveNoColour() {
    auto random = generator(10);
    QVERIFY(difference(augment(wedge(), {.colour = 0.5}, random), wedge()) < 1e-5);
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
