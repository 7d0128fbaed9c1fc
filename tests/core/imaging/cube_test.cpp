#include "core/base/image.h"
#include "core/base/npy.h"
#include "core/imaging/cube.h"
#include "core/imaging/slice.h"
#include "imaging_data.h"

#include <algorithm>
#include <numeric>

using namespace imaging_data;

namespace {

Volume filled(std::array<int, 3> size) {
  Volume volume;
  volume.size = size;
  volume.values.resize(static_cast<std::size_t>(size[0]) * static_cast<std::size_t>(size[1]) *
                       static_cast<std::size_t>(size[2]));
  return volume;
}

Series nifti() {
  Series series;
  series.kind = SourceKind::Nifti;
  series.path = "somewhere/one.nii";
  return series;
}

Recipe wholeVolume(int size, double centre = 127.5, double width = 255) {
  Recipe recipe;
  recipe.slices = SliceChoice::Cube;
  recipe.size = size;
  recipe.windowing = Windowing::Fixed;
  recipe.centre = centre;
  recipe.width = width;
  return recipe;
}

ItemTensor onlyItem(const Series& series, const Volume& volume, const Recipe& recipe) {
  std::vector<ItemTensor> items;
  makeItems(series, volume, recipe, [&](ItemTensor&& item) { items.push_back(std::move(item)); });
  return items.size() == 1 ? items.front() : ItemTensor();
}

/// The largest difference of an item from expected bytes; 255 where their number differs.
int farthest(const std::vector<std::uint8_t>& item, std::span<const std::byte> expected) {
  if (item.size() != expected.size()) {
    return 255;
  }
  int most = 0;
  for (std::size_t i = 0; i < item.size(); ++i) {
    most = std::max(most, std::abs(static_cast<int>(item[i]) - std::to_integer<int>(expected[i])));
  }
  return most;
}

} // namespace

/// Whole volumes as items.
class CubeTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void proportionsArePhysical() {
    auto volume = filled({8, 16, 4}); // 8 x 16 x 8 mm
    std::fill(volume.values.begin(), volume.values.end(), 255.0F);
    volume.geometry.spacing = {1, 1, 2};
    const auto cube = makeCube(nifti(), volume, wholeVolume(16)).pixels;
    QCOMPARE(cube.size(), std::size_t{4096});
    const auto seen = [&](std::size_t from, std::size_t step) {
      int count = 0;
      for (std::size_t i = 0; i < 16; ++i) {
        count += cube[from + i * step] > 0 ? 1 : 0;
      }
      return count;
    };
    const std::size_t middle = (8 * 16 + 8) * 16 + 8;
    QCOMPARE(seen(middle - 8, 1), 8);
    QCOMPARE(seen(middle - std::size_t{8} * 16, 16), 16);
    QCOMPARE(seen(middle - std::size_t{8} * 256, 256), 8);
    QCOMPARE(static_cast<int>(cube[middle]), 255);
  }

  void aVolumeOfTheCubesSizeStaysAsItIs() {
    auto volume = filled({16, 16, 16});
    for (std::size_t i = 0; i < volume.values.size(); ++i) {
      volume.values[i] = static_cast<float>(i % 251);
    }
    const auto item = onlyItem(nifti(), volume, wholeVolume(16));
    QCOMPARE(std::vector<float>(item.pixels.begin(), item.pixels.end()), volume.values);
    QCOMPARE(item.axis, 'k');
    QCOMPARE(item.slice, 8);
  }

  /// Means of areas of a plane in space are its values at their centres.
  void whatGrowsEvenlyStillDoesWhenItShrinks() {
    auto volume = filled({64, 48, 20});
    volume.geometry.spacing = {0.5, 0.5, 1.6}; // 32 x 24 x 32 mm
    const auto grey = [](double x, double y, double z) { return 4 * x + 2 * y + z; };
    for (int k = 0; k < 20; ++k) {
      for (int j = 0; j < 48; ++j) {
        for (int i = 0; i < 64; ++i) {
          volume.values[static_cast<std::size_t>((k * 48 + j) * 64 + i)] =
              static_cast<float>(grey((i + 0.5) * 0.5, (j + 0.5) * 0.5, (k + 0.5) * 1.6));
        }
      }
    }
    const auto cube = makeCube(nifti(), volume, wholeVolume(16)).pixels; // 2 mm a voxel, 12 rows of 16 filled
    for (const auto [d, h, w] : {std::array{8, 8, 8}, std::array{3, 2, 0}, std::array{14, 13, 15}}) {
      const double expected = grey(2 * w + 1, 2 * (h - 2) + 1, 2 * d + 1);
      QVERIFY(std::abs(cube[static_cast<std::size_t>((d * 16 + h) * 16 + w)] - expected) < 0.51);
    }
    QCOMPARE(static_cast<int>(cube[static_cast<std::size_t>((8 * 16 + 1) * 16 + 8)]), 0);
  }

  /// tests/data/imaging/anisotropic.nii.gz, put upright by nibabel and resampled by SciPy.
  void agreesWithAnIndependentResampling() {
    const auto series = onlySeries(fixtures / "anisotropic.nii.gz");
    const auto volume = makeDecoder()->decode(series);
    const auto item = onlyItem(series, volume, wholeVolume(20, 500, 1000));
    const auto expected = openImageStack(fixtures / "anisotropic_cube.npy");
    QCOMPARE(expected.depth, 20);
    QVERIFY2(farthest(item.pixels, expected.item(0)) <= 1, "more than a rounding apart");
    // Stored are planes from foot to head across i.
    QCOMPARE(item.axis, 'i');
    QCOMPARE(item.slice, 2);
  }

  void theMiddlePlanesAreThoseOfTheCube() {
    const auto series = onlySeries(fixtures / "anisotropic.nii.gz");
    auto volume = makeDecoder()->decode(series);
    // One bright voxel in the middle slice.
    std::fill(volume.values.begin(), volume.values.end(), 0.0F);
    volume.values[2 + 5 * (3 + 10 * 4)] = 1000;
    const auto planes = makeCubePlanes(series, volume, wholeVolume(20, 500, 1000));
    QCOMPARE(planes.size(), std::size_t{3});
    const auto brightest = [&](std::size_t plane) {
      const auto& pixels = planes[plane].pixels;
      const auto place = static_cast<int>(std::max_element(pixels.begin(), pixels.end()) - pixels.begin());
      return std::pair{place % 20, place / 20};
    };
    QCOMPARE(planes[0].axis, 'i');
    QCOMPARE(planes[1].axis, 'k');
    QCOMPARE(planes[2].axis, 'j');
    // The voxel's middle is 7.75 mm from the cube's right side and 12.25 mm from its front.
    QCOMPARE(brightest(0), (std::pair{7, 12}));
    QCOMPARE(planes[0].pixels.size(), std::size_t{400});
  }

  /// The same head, stored in any order, is the same item.
  void orientationsOfOneHeadGiveOneItem() {
    const auto folder = sharedData() / "nifti/orient48";
    if (sharedData().empty()) {
      QSKIP("needs shared/data");
    }
    Recipe recipe;
    recipe.slices = SliceChoice::Cube;
    std::vector<std::uint8_t> first;
    int compared = 0;
    for (const auto& series : indexOf({folder}).series) {
      const auto item = onlyItem(series, makeDecoder()->decode(series), recipe);
      first = first.empty() ? item.pixels : first;
      QVERIFY2(farthest(item.pixels, std::as_bytes(std::span(first))) <= 1, series.path.c_str());
      ++compared;
    }
    QVERIFY(compared >= 48);
    QVERIFY(std::accumulate(first.begin(), first.end(), 0.0) > 0);
  }

  void obliqueAxesAreAllDifferent() {
    Geometry geometry;
    geometry.direction = {0.7, 0.69, -0.2, 0.71, -0.7, 0.1, -0.07, -0.2, -0.97};
    const auto order = patientOrder(geometry);
    QCOMPARE(order[2].axis, 2);
    QVERIFY(order[2].reversed);
    QCOMPARE(order[1].axis, 0);
    QCOMPARE(order[0].axis, 1);
    QVERIFY(!order[0].reversed && !order[1].reversed);
  }

  void picturesAreRefusedByName() {
    const auto refused = [](const Series& series, const Volume& volume) {
      const auto error = errorOf([&] { (void)onlyItem(series, volume, wholeVolume(16)); });
      return error.code() == ErrorCode::Unsupported && error.subject() == series.path.string();
    };
    QVERIFY(refused(nifti(), filled({16, 16, 1})));
    const auto npz = onlySeries(fixtures / "tiny.npz");
    QVERIFY(refused(npz, makeDecoder()->decode(npz)));
  }

  void middlePlanesOfAStackHaveTheHeadOnTop() {
    // One item, 2 slices of 2 rows of 3 columns, counted up from 0.
    std::vector<std::uint8_t> pixels(12);
    std::iota(pixels.begin(), pixels.end(), std::uint8_t{0});
    const auto planes = middlePlanes(makeStack(pixels, 1, 2, 3, 2), 0);
    QCOMPARE(planes.size(), std::size_t{3});
    QCOMPARE(planes[0].pixels, (std::vector<std::uint8_t>{6, 7, 8, 9, 10, 11}));
    QCOMPARE(planes[1].pixels, (std::vector<std::uint8_t>{9, 10, 11, 3, 4, 5}));
    QCOMPARE(planes[2].pixels, (std::vector<std::uint8_t>{7, 10, 1, 4}));
    QCOMPARE(planes[2].width, 2);
    QCOMPARE(middlePlanes(makeStack(pixels, 1, 2, 3), 1).size(), std::size_t{1});
  }
};

QTEST_GUILESS_MAIN(CubeTest)
#include "cube_test.moc"
