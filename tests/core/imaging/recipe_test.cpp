#include "core/imaging/recipe.h"
#include "core/imaging/recipe_words.h"
#include "core/imaging/resample.h"
#include "core/imaging/slice.h"
#include "core/imaging/window.h"
#include "imaging_data.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace imaging_data;

namespace {

/// Voxels count up from 0.
Volume counting(std::array<int, 3> size, int channels = 1) {
  Volume volume;
  volume.size = size;
  volume.channels = channels;
  volume.values.resize(static_cast<std::size_t>(size[0]) * static_cast<std::size_t>(size[1]) *
                       static_cast<std::size_t>(size[2]) * static_cast<std::size_t>(channels));
  std::iota(volume.values.begin(), volume.values.end(), 0.0F);
  return volume;
}

Volume constant(std::array<int, 3> size, float value) {
  auto volume = counting(size);
  std::fill(volume.values.begin(), volume.values.end(), value);
  return volume;
}

Series ofKind(SourceKind kind, const std::string& modality = {}) {
  Series series;
  series.kind = kind;
  series.modality = modality;
  return series;
}

std::vector<ItemTensor> itemsOf(const Series& series, const Volume& volume, const Recipe& recipe) {
  std::vector<ItemTensor> items;
  makeItems(series, volume, recipe, [&](ItemTensor&& item) { items.push_back(std::move(item)); });
  return items;
}

std::vector<int> slicesOf(const std::vector<ItemTensor>& items) {
  std::vector<int> slices(items.size());
  std::transform(items.begin(), items.end(), slices.begin(), [](const ItemTensor& item) { return item.slice; });
  return slices;
}

Recipe small(SliceChoice slices = SliceChoice::Middle) {
  Recipe recipe;
  recipe.slices = slices;
  recipe.size = 16;
  return recipe;
}

/// Rows and columns of an item that are not all black.
std::pair<int, int> shownSize(const ItemTensor& item, int size) {
  int rows = 0;
  int columns = 0;
  for (int a = 0; a < size; ++a) {
    const auto shown = [&](bool row) {
      for (int b = 0; b < size; ++b) {
        if (item.pixels[static_cast<std::size_t>(row ? a * size + b : b * size + a)] > 0) {
          return 1;
        }
      }
      return 0;
    };
    rows += shown(true);
    columns += shown(false);
  }
  return {rows, columns};
}

} // namespace

class RecipeTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void recipesOutOfRangeAreRefused() {
    const auto refused = [](auto change) {
      Recipe recipe;
      change(recipe);
      return errorOf([&] { checkRecipe(recipe); }).code() == ErrorCode::InvalidArgument;
    };
    QVERIFY(refused([](Recipe& r) { r.size = 8; }));
    QVERIFY(refused([](Recipe& r) { r.size = 1040; }));
    QVERIFY(refused([](Recipe& r) { r.size = 60; }));
    QVERIFY(refused([](Recipe& r) { r.channels = 2; }));
    QVERIFY(refused([](Recipe& r) { r.slices = SliceChoice::Every, r.every = 0; }));
    QVERIFY(refused([](Recipe& r) { r.windowing = Windowing::Fixed; }));
    QVERIFY(refused([](Recipe& r) { r.axis = 'x'; }));
    QVERIFY(refused([](Recipe& r) { r.size = 28; }));
    QVERIFY(refused([](Recipe& r) { r.slices = SliceChoice::Cube, r.size = 30; }));
    QVERIFY(refused([](Recipe& r) { r.slices = SliceChoice::Cube, r.size = 272; }));
    checkRecipe(Recipe());
    auto cube = small(SliceChoice::Cube);
    cube.size = 28;
    checkRecipe(cube);
  }

  void slicesAreChosen() {
    const auto volume = counting({4, 5, 7});
    const auto series = ofKind(SourceKind::Dicom, "MR");
    QCOMPARE(slicesOf(itemsOf(series, volume, small())), (std::vector{3}));
    QCOMPARE(slicesOf(itemsOf(series, volume, small(SliceChoice::All))), (std::vector{0, 1, 2, 3, 4, 5, 6}));
    auto every = small(SliceChoice::Every);
    every.every = 3;
    QCOMPARE(slicesOf(itemsOf(series, volume, every)), (std::vector{1, 4}));
    every.every = 100;
    QCOMPARE(slicesOf(itemsOf(series, volume, every)), (std::vector{3}));
    const auto three = itemsOf(series, volume, small(SliceChoice::Orthogonal));
    QCOMPARE(slicesOf(three), (std::vector{3, 2, 2}));
    QCOMPARE(three[0].axis, 'k');
    QCOMPARE(three[1].axis, 'j');
    QCOMPARE(three[2].axis, 'i');
    QCOMPARE(itemsOf(series, counting({4, 4, 1}), small(SliceChoice::Orthogonal)).size(), std::size_t{1});
  }

  void projectionsLookThroughTheVolume() {
    const auto volume = counting({2, 3, 4});
    QCOMPARE(projectionOf(volume, 'k', Projection::Maximum).values, (std::vector<float>{18, 19, 20, 21, 22, 23}));
    QCOMPARE(projectionOf(volume, 'k', Projection::Mean).values, (std::vector<float>{9, 10, 11, 12, 13, 14}));
    QCOMPARE(projectionOf(volume, 'i', Projection::Maximum).values,
             (std::vector<float>{1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23}));
    QCOMPARE(projectionOf(volume, 'j', Projection::Mean).values, (std::vector<float>{2, 3, 8, 9, 14, 15, 20, 21}));
  }

  void aProjectionIsOneItemAlongItsAxis() {
    const auto series = ofKind(SourceKind::Nifti);
    auto recipe = small(SliceChoice::MaximumProjection);
    auto volume = constant({16, 16, 4}, 0);
    volume.values[16 * 16 * 2 + 5] = 100; // one bright voxel, beside the middle
    const auto items = itemsOf(series, volume, recipe);
    QCOMPARE(items.size(), std::size_t{1});
    QCOMPARE(items[0].axis, 'k');
    QCOMPARE(items[0].slice, 2);
    QCOMPARE(static_cast<int>(items[0].pixels[5]), 255);
    QCOMPARE(std::accumulate(items[0].pixels.begin(), items[0].pixels.end(), 0), 255);
    recipe.axis = 'j';
    QCOMPARE(itemsOf(series, volume, recipe)[0].axis, 'j');
    QCOMPARE(itemsOf(series, volume, recipe)[0].slice, 8);
    QCOMPARE(itemsOf(series, constant({4, 4, 1}, 1), recipe)[0].axis, 'k'); // a picture has no depth to look through
  }

  void allImagesOfAnNpzAreTakenWithTheirColumns() {
    const auto series = onlySeries(fixtures / "tiny.npz");
    const auto items = itemsOf(series, makeDecoder()->decode(series), small());
    QCOMPARE(items.size(), std::size_t{6});
    QCOMPARE(items[4].columns.at("label"), std::string("5"));
    QCOMPARE(items[4].columns.at("split"), std::string("test"));
  }

  void planesAcrossEachAxisHoldTheirVoxels() {
    auto volume = counting({2, 3, 4});
    volume.geometry.spacing = {1, 2, 3};
    const auto k = sliceOf(volume, 'k', 1);
    QCOMPARE(k.values, (std::vector<float>{6, 7, 8, 9, 10, 11}));
    const auto j = sliceOf(volume, 'j', 2);
    QCOMPARE(j.values, (std::vector<float>{4, 5, 10, 11, 16, 17, 22, 23}));
    QCOMPARE(j.spacing, (std::array{1.0, 3.0}));
    const auto i = sliceOf(volume, 'i', 1);
    QCOMPARE(i.values, (std::vector<float>{1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23}));
    QCOMPARE(i.width, 3);
    QVERIFY(errorOf([&] { (void)sliceOf(volume, 'i', 2); }).code() == ErrorCode::InvalidArgument);
  }

  void slicesAreShownAsRadiologistsDo() {
    auto volume = counting({2, 2, 2});
    volume.geometry.origin = {5, 5, 5};
    // Stored from right to left, from front to back, from foot to head: what axial DICOM is.
    QCOMPARE(sliceOf(volume, 'k', 0).values, (std::vector<float>{0, 1, 2, 3}));
    QCOMPARE(sliceOf(volume, 'j', 0).values, (std::vector<float>{4, 5, 0, 1})); // the head on top
    // Stored the other way round in the plane, as NIfTI in RAS.
    volume.geometry.direction = {-1, 0, 0, 0, -1, 0, 0, 0, 1};
    QCOMPARE(sliceOf(volume, 'k', 0).values, (std::vector<float>{3, 2, 1, 0}));
    // Sagittal: columns run to the back, rows to the feet.
    volume.geometry.direction = {0, 0, 1, 1, 0, 0, 0, -1, 0};
    QCOMPARE(sliceOf(volume, 'k', 0).values, (std::vector<float>{0, 1, 2, 3}));
  }

  void aPictureOfTheItemsSizeStaysAsItIs() {
    const auto series = onlySeries(sample / "mednist/Hand/000000.jpeg");
    const auto volume = makeDecoder()->decode(series);
    const auto items = itemsOf(series, volume, Recipe());
    QCOMPARE(items.size(), std::size_t{1});
    std::vector<float> pixels(items[0].pixels.begin(), items[0].pixels.end());
    QCOMPARE(pixels, volume.values);
  }

  void proportionsArePhysical() {
    auto volume = constant({20, 40, 1}, 100);
    auto recipe = small();
    recipe.windowing = Windowing::Fixed;
    recipe.centre = 50;
    recipe.width = 100;
    const auto series = ofKind(SourceKind::Nifti);
    QCOMPARE(shownSize(itemsOf(series, volume, recipe)[0], 16), (std::pair{16, 8}));
    volume.geometry.spacing = {4, 1, 1}; // 80 mm wide, 40 mm high
    QCOMPARE(shownSize(itemsOf(series, volume, recipe)[0], 16), (std::pair{8, 16}));
    volume.geometry.spacing = {1, 1000, 1}; // thinner than one pixel, and yet not lost
    QCOMPARE(shownSize(itemsOf(series, volume, recipe)[0], 16), (std::pair{16, 1}));
  }

  void areasAreAveragedAndGapsInterpolated() {
    Slice slice{4, 4, 1, {}, {1, 1}};
    for (int y = 0; y < 4; ++y) {
      for (int x = 0; x < 4; ++x) {
        slice.values.push_back(static_cast<float>(10 * y + x));
      }
    }
    QCOMPARE(fitToSquare(slice, 2), (std::vector<float>{5.5F, 7.5F, 25.5F, 27.5F}));
    QCOMPARE(fitToSquare(slice, 4), slice.values);
    const auto larger = fitToSquare(slice, 8);
    QCOMPARE(larger[0], 0.0F);
    QCOMPARE(larger[1], 0.25F);
    QCOMPARE(larger[2], 0.75F);
    QCOMPARE(larger[7], 3.0F);
    const Slice colour{2, 1, 3, {10, 20, 30, 30, 40, 50}, {1, 2}};
    QCOMPARE(fitToSquare(colour, 1), (std::vector<float>{20, 30, 40}));
  }

  void windowsFollowTheFileTheModalityOrTheValues() {
    auto volume = counting({100, 101, 1}); // 0 to 10099
    Recipe recipe;
    const auto range = [&](const std::string& modality, SourceKind kind = SourceKind::Dicom) {
      const auto found = greyRange(ofKind(kind, modality), volume, recipe);
      return std::pair{found.low, found.high};
    };
    QCOMPARE(range("CT"), (std::pair{-160.0, 240.0}));
    QCOMPARE(range("MR"), (std::pair{100.0, 9998.0}));
    volume.windowCentre = 60;
    volume.windowWidth = 20;
    QCOMPARE(range("CT"), (std::pair{50.0, 70.0}));
    recipe.windowing = Windowing::Preset;
    QCOMPARE(range("CT"), (std::pair{-160.0, 240.0}));
    QCOMPARE(range("MR"), (std::pair{100.0, 9998.0}));
    QCOMPARE(range("", SourceKind::Picture), (std::pair{50.0, 70.0}));
    recipe.windowing = Windowing::Fixed;
    recipe.centre = 10;
    recipe.width = 4;
    QCOMPARE(range("CT"), (std::pair{8.0, 12.0}));
  }

  void ctWindowsHaveNames_data() {
    QTest::addColumn<int>("windowing");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("soft tissue") << int(Windowing::SoftTissue) << -160.0 << 240.0;
    QTest::newRow("lung") << int(Windowing::Lung) << -1350.0 << 150.0;
    QTest::newRow("bone") << int(Windowing::Bone) << -770.0 << 1730.0;
    QTest::newRow("brain") << int(Windowing::Brain) << 0.0 << 80.0;
    QTest::newRow("mediastinum") << int(Windowing::Mediastinum) << -125.0 << 225.0;
  }
  void ctWindowsHaveNames() {
    QFETCH(int, windowing);
    QFETCH(double, low);
    QFETCH(double, high);
    auto volume = counting({10, 10, 1});
    Recipe recipe;
    recipe.windowing = static_cast<Windowing>(windowing);
    for (const auto* modality : {"CT", ""}) { // a CT in NIfTI has lost its modality
      const auto range = greyRange(ofKind(SourceKind::Nifti, modality), volume, recipe);
      QCOMPARE(range.low, low);
      QCOMPARE(range.high, high);
    }
    const auto mr = greyRange(ofKind(SourceKind::Dicom, "MR"), volume, recipe);
    QCOMPARE(mr.high, 98.0); // percentiles
    volume.windowCentre = 127.5;
    volume.windowWidth = 255;
    QCOMPARE(greyRange(ofKind(SourceKind::Picture), volume, recipe).high, 255.0);
  }

  void emissionImagesKeepTheirBrightVoxels() {
    const auto volume = counting({100, 101, 1});
    const auto range = greyRange(ofKind(SourceKind::Dicom, "PT"), volume, Recipe());
    QCOMPARE(range.low, 0.0);
    QCOMPARE(range.high, 10048.0);
    Recipe recipe;
    recipe.windowing = Windowing::Percentiles;
    QCOMPARE(greyRange(ofKind(SourceKind::Dicom, "CT"), volume, recipe).low, 100.0);
  }

  // Values of DICOM PS3.3 C.11.2.1.2.1 and C.11.2.1.3.
  void windowFunctionsFollowTheStandard() {
    auto volume = counting({4, 4, 1});
    volume.windowCentre = 2048;
    volume.windowWidth = 4096;
    const auto grey = [&](WindowFunction function, std::vector<float> values) {
      volume.windowFunction = function;
      applyRange(values, greyRange(ofKind(SourceKind::Dicom, "DX"), volume, Recipe()));
      return values;
    };
    const auto linear = grey(WindowFunction::Linear, {-1, 0, 2047.5F, 4095, 5000});
    QCOMPARE(linear, (std::vector<float>{0, 0, 127.5F, 255, 255}));
    const auto exact = grey(WindowFunction::LinearExact, {0, 2048, 4096});
    QCOMPARE(exact, (std::vector<float>{0, 127.5F, 255}));
    const auto sigmoid = grey(WindowFunction::Sigmoid, {2048, 3072, -1e9F, 1e9F});
    QCOMPARE(sigmoid[0], 127.5F);
    QVERIFY(std::abs(sigmoid[1] - 255 / (1 + std::exp(-1.0F))) < 1e-3);
    QCOMPARE(sigmoid[2], 0.0F);
    QCOMPARE(sigmoid[3], 255.0F);
    volume.windowWidth = 1; // black up to the centre, white above
    volume.windowCentre = 10;
    const auto step = grey(WindowFunction::Linear, {9, 11});
    QCOMPARE(step, (std::vector<float>{0, 255}));
  }

  void aVoiTableGoesBeforeTheWindow() {
    auto volume = counting({4, 4, 1});
    volume.windowCentre = 8;
    volume.windowWidth = 16;
    volume.table = {10, {0, 0.5F, 1, 0.25F}};
    std::vector<float> values{-5, 10, 11, 12, 13, 99};
    applyRange(values, greyRange(ofKind(SourceKind::Dicom, "DX"), volume, Recipe()));
    QCOMPARE(values, (std::vector<float>{0, 0, 127.5F, 255, 63.75F, 63.75F}));
    Recipe recipe;
    recipe.windowing = Windowing::Preset;
    QVERIFY(greyRange(ofKind(SourceKind::Dicom, "DX"), volume, recipe).table.grey.empty());
  }

  void percentilesAreOfTheVolumeNotOfTheSlice() {
    auto volume = constant({16, 16, 3}, 10);
    std::fill(volume.values.begin(), volume.values.begin() + 256, 0.0F);
    std::fill(volume.values.end() - 256, volume.values.end(), 20.0F);
    const auto item = itemsOf(ofKind(SourceKind::Nifti), volume, small())[0];
    QCOMPARE(static_cast<int>(item.pixels[0]), 128); // half way, though its own slice is constant
  }

  void aPartHasTheGreyOfTheWhole() {
    const auto series = ofKind(SourceKind::Nifti, "MR");
    const auto volume = counting({32, 32, 1});
    auto recipe = small();
    recipe.size = 32;
    const auto whole = itemsOf(series, volume, recipe).front();
    recipe.size = 16;
    const auto part = makePart(series, volume, recipe, whole, [](const Slice& plane) {
      return PlaneBox{plane.width - 20, 4, 16, 16};
    });
    QCOMPARE(part.pixels.size(), std::size_t{16 * 16});
    for (std::size_t y = 0; y < 16; ++y) {
      for (std::size_t x = 0; x < 16; ++x) {
        QCOMPARE(part.pixels[y * 16 + x], whole.pixels[(y + 4) * 32 + x + 12]);
      }
    }
    for (const auto& box :
         {PlaneBox{20, 0, 16, 16}, PlaneBox{0, 0, 0, 8}, PlaneBox{-1, 0, 8, 8}, PlaneBox{0, 30, 8, 3}}) {
      QVERIFY_THROWS_EXCEPTION(Error, (void)makePart(series, volume, recipe, whole, [&](const Slice&) { return box; }));
    }
  }

  void aRecipeHasWordsAndASentence() {
    for (const auto* word : {"middle", "every", "all", "orthogonal", "mip", "mean", "volume"}) {
      QCOMPARE(wordOf(slicesNamed(word).value()), std::string(word));
    }
    for (const auto* word :
         {"auto", "preset", "fixed", "soft-tissue", "lung", "bone", "brain", "mediastinum", "percentiles"}) {
      QCOMPARE(wordOf(windowingNamed(word).value()), std::string(word));
    }
    QVERIFY(!slicesNamed("Middle") && !windowingNamed(""));
    QCOMPARE(wordOf(SliceChoice::MeanProjection), std::string("mean"));
    QCOMPARE(wordOf(Windowing::Bone), std::string("bone"));

    const auto sentence = [](const Recipe& recipe, const Series& series) {
      std::string text;
      for (const auto& part : describe(recipe, series)) {
        text += (text.empty() ? "" : ", ") + part.english();
      }
      return text;
    };
    Recipe recipe;
    recipe.windowing = Windowing::Preset;
    QCOMPARE(sentence(recipe, ofKind(SourceKind::Dicom, "CT")),
             std::string("middle slice, 64 x 64 pixels, window 40 / 400, by modality"));
    recipe.slices = SliceChoice::MaximumProjection;
    recipe.windowing = Windowing::Lung;
    QCOMPARE(sentence(recipe, ofKind(SourceKind::Nifti)),
             std::string("maximum projection along axis k, 64 x 64 pixels, window -600 / 1500"));
    QCOMPARE(sentence(recipe, ofKind(SourceKind::Npz)),
             std::string("every image, 64 x 64 pixels, 8 bits as stored, others from percentile 1 to 99"));
  }

  void aConstantVolumeIsBlack() {
    const auto items = itemsOf(ofKind(SourceKind::Nifti), constant({4, 4, 4}, 42), small());
    QCOMPARE(std::accumulate(items[0].pixels.begin(), items[0].pixels.end(), 0), 0);
  }

  void valuesAreHeldAtTheEnds() {
    std::vector<float> values{-100, 0, 50, 100, 1000};
    applyRange(values, {0, 100});
    QCOMPARE(values, (std::vector<float>{0, 0, 127.5F, 255, 255}));
  }

  void colourBecomesPlanesOrLuminance() {
    Volume volume;
    volume.size = {1, 1, 1};
    volume.channels = 3;
    volume.values = {255, 0, 100};
    volume.windowCentre = 127.5;
    volume.windowWidth = 255;
    auto recipe = small();
    recipe.channels = 3;
    const auto colour = itemsOf(ofKind(SourceKind::Picture), volume, recipe)[0].pixels;
    QCOMPARE(colour.size(), std::size_t{768});
    QCOMPARE(static_cast<int>(colour[0]), 255);
    QCOMPARE(static_cast<int>(colour[256]), 0);
    QCOMPARE(static_cast<int>(colour[512]), 100);
    recipe.channels = 1;
    QCOMPARE(static_cast<int>(itemsOf(ofKind(SourceKind::Picture), volume, recipe)[0].pixels[0]), 88);
    recipe.channels = 3;
    const auto grey = itemsOf(ofKind(SourceKind::Nifti), counting({16, 16, 1}), recipe)[0].pixels;
    QCOMPARE(grey.size(), std::size_t{768});
    QVERIFY(std::equal(grey.begin(), grey.begin() + 256, grey.begin() + 512));
  }
};

QTEST_GUILESS_MAIN(RecipeTest)
#include "recipe_test.moc"
