#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/imaging/window.h"
#include "core/workflow/importing/import.h"
#include "core/workflow/importing/preview.h"
#include "core/workflow/importing/recipe.h"
#include "core/workflow/item_rows.h"
#include "made_up_volumes.h"
#include "small_cohort.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stratoscope;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t side = 16;
using imaging::BitDepth;

/// Every value of 16 bits comes up, beginning with the ends.
unsigned deep(std::size_t n, std::size_t, std::size_t row, std::size_t column) {
  const auto place = static_cast<unsigned>(row * side + column);
  return place == 0 ? 0 : place == 1 ? 65535 : (place * 257U + static_cast<unsigned>(n) * 31U) % 65536U;
}

unsigned twelveBits(std::size_t n, std::size_t depth, std::size_t row, std::size_t column) {
  return deep(n, depth, row, column) / 16;
}

unsigned shallow(std::size_t n, std::size_t, std::size_t row, std::size_t column) {
  return static_cast<unsigned>((n * 50 + row * side + column) % 256);
}

unsigned valueOf(const ImageStack& images, std::size_t item, std::size_t place) {
  const auto bytes = images.item(item);
  return std::to_integer<unsigned>(bytes[2 * place]) | std::to_integer<unsigned>(bytes[2 * place + 1]) << 8U;
}

workflow::ImportOptions ofBits(std::vector<fs::path> sources, BitDepth bits, int size = side) {
  auto options = fixture::importOptions(std::move(sources), size);
  options.recipe.bits = bits;
  return options;
}

workflow::ImportResult import(cohort::Cohort& cohort, const workflow::ImportOptions& options) {
  SilentProgress progress;
  return workflow::importSources(cohort, options, progress, {});
}

} // namespace

/// Items of 16 bits: what is kept, when, and how it is seen.
class BitDepthTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    root_ = folder_->path().toStdString();
    fixture::writeNpz<std::uint16_t>(root_ / "deep.npz", "<u2", {side, side}, {{"train", 3}}, deep);
    fixture::writeNpz<std::uint16_t>(root_ / "twelve.npz", "<u2", {side, side}, {{"train", 2}}, twelveBits);
    fixture::writeNpz<std::uint8_t>(root_ / "shallow.npz", "|u1", {side, side}, {{"train", 2}}, shallow);
  }

  void sixteenBitsAreTheSources() {
    auto cohort = newCohort();
    QCOMPARE(import(cohort, ofBits({root_ / "deep.npz"}, BitDepth::Sixteen)).items, 3);
    const auto images = cohort.images();
    QVERIFY(images.type == PixelType::UInt16);
    QCOMPARE(images.bytesPerItem(), 2 * side * side);
    for (std::size_t n = 0; n < 3; ++n) {
      for (std::size_t place = 0; place < side * side; ++place) {
        QCOMPARE(valueOf(images, n, place), deep(n, 0, place / side, place % side));
      }
    }
  }

  void aPictureOfSixteenBitsKeepsItsValues() {
    auto cohort = newCohort();
    const auto picture = fs::path(STRATOSCOPE_TEST_DATA) / "imaging/grey16.png"; // 0 1000 65535 / 7 256 40000
    QCOMPARE(import(cohort, ofBits({picture}, BitDepth::Auto, 48)).items, 1);
    // 16 new pixels each way for one old; beyond the middle of the outer ones nothing is mixed in.
    const auto at = [&](std::size_t row, std::size_t column) { return valueOf(cohort.images(), 0, row * 48 + column); };
    QCOMPARE(at(8, 0), 0U);
    QCOMPARE(at(8, 47), 65535U);
    QCOMPARE(at(39, 0), 7U);
    QCOMPARE(at(39, 47), 40000U);
  }

  void eightBitsAreTheUsual() {
    auto cohort = newCohort();
    (void)import(cohort, ofBits({root_ / "deep.npz"}, imaging::Recipe().bits));
    QVERIFY(cohort.images().type == PixelType::UInt8);
  }

  void autoTakesWhatTheSourcesNeed_data() {
    QTest::addColumn<QStringList>("sources");
    QTest::addColumn<bool>("wide");
    const auto sample = QString::fromStdString(fixture::sample().string());
    QTest::newRow("8 bits") << QStringList{"shallow.npz"} << false;
    QTest::newRow("16 bits") << QStringList{"deep.npz"} << true;
    QTest::newRow("both") << QStringList{"deep.npz", "shallow.npz"} << true;
    QTest::newRow("jpeg") << QStringList{sample + "/mednist/Hand/000000.jpeg"} << false;
  }
  void autoTakesWhatTheSourcesNeed() {
    QFETCH(QStringList, sources);
    QFETCH(bool, wide);
    auto cohort = newCohort();
    std::vector<fs::path> paths;
    for (const auto& source : sources) {
      paths.push_back(root_ / source.toStdString());
    }
    QVERIFY(import(cohort, ofBits(paths, BitDepth::Auto)).skipped.empty());
    QCOMPARE(cohort.images().type == PixelType::UInt16, wide);
  }

  void eightBitsBesideSixteenAreWidened() {
    auto cohort = newCohort();
    QCOMPARE(import(cohort, ofBits({root_ / "deep.npz", root_ / "shallow.npz"}, BitDepth::Auto)).items, 5);
    const auto images = cohort.images();
    for (std::size_t place = 0; place < side * side; ++place) {
      QCOMPARE(valueOf(images, 3, place), 257 * shallow(0, 0, place / side, place % side));
      QCOMPARE(valueOf(images, 1, place), deep(1, 0, place / side, place % side));
    }
  }

  void newItemsHaveTheBitsOfThoseThere() {
    auto cohort = newCohort();
    (void)import(cohort, ofBits({root_ / "deep.npz"}, BitDepth::Sixteen));
    QCOMPARE(fixture::codeOf([&] { (void)import(cohort, ofBits({root_ / "shallow.npz"}, BitDepth::Eight)); }),
             ErrorCode::InvalidArgument);
    QCOMPARE(import(cohort, ofBits({root_ / "shallow.npz"}, BitDepth::Auto)).items, 2);
    QCOMPARE(valueOf(cohort.images(), 3, 17), 257 * shallow(0, 0, 1, 1));
    auto other = cohort::Cohort::create(root_ / "other.stratoscope");
    (void)import(other, ofBits({root_ / "shallow.npz"}, BitDepth::Eight));
    QCOMPARE(fixture::codeOf([&] { (void)import(other, ofBits({root_ / "deep.npz"}, BitDepth::Sixteen)); }),
             ErrorCode::InvalidArgument);
    QCOMPARE(import(other, ofBits({root_ / "deep.npz"}, BitDepth::Auto)).items, 3);
    QVERIFY(other.images().type == PixelType::UInt8);
  }

  void twelveBitsInSixteenAreNotShownBlack() {
    {
      auto cohort = newCohort();
      (void)import(cohort, ofBits({root_ / "twelve.npz"}, BitDepth::Sixteen));
    }
    const auto cohort = cohort::Cohort::open(root_ / "a.stratoscope");
    const auto images = cohort.images();
    QCOMPARE(images.white, std::uint16_t{4095});
    QCOMPARE(valueOf(images, 0, 1), 4095U);
    QCOMPARE(static_cast<int>(pictureOf(images, 0).pixels[1]), 255);
    QCOMPARE(workflow::pixelRows(images, {0}).row(0)[1], 1.F);
    QCOMPARE(workflow::pixelRows(images, {1}).columns, side * side);
    const auto part = workflow::selectItems(images, {1});
    QCOMPARE(part.white, images.white);
    QVERIFY(std::ranges::equal(part.item(0), images.item(1)));
    const auto eight = workflow::eightBits(part);
    QVERIFY(eight.type == PixelType::UInt8 && eight.count == 1);
    for (std::size_t place = 0; place < side * side; ++place) {
      const double expected = twelveBits(1, 0, place / side, place % side) * 255.0 / 4095;
      QVERIFY(std::abs(std::to_integer<int>(eight.item(0)[place]) - expected) < 0.501);
    }
  }

  /// What has 8 bits is learned as it is, whatever the cohort keeps.
  void learningSeesTheSameItems() {
    const auto pictures = fixture::copyPictures(root_ / "pictures", 3, 1);
    auto narrow = newCohort();
    (void)import(narrow, ofBits({pictures}, BitDepth::Eight, 32));
    auto wide = cohort::Cohort::create(root_ / "wide.stratoscope");
    (void)import(wide, ofBits({pictures}, BitDepth::Sixteen, 32));
    const auto eight = workflow::eightBits(wide.images());
    QCOMPARE(eight.count, narrow.images().count);
    for (std::size_t i = 0; i < eight.count; ++i) {
      QVERIFY(std::ranges::equal(eight.item(i), narrow.images().item(i)));
    }
    (void)fixture::train(wide, 1);
    SilentProgress progress;
    QCOMPARE(workflow::embed(wide, {{}, 0, "cpu"}, progress, {}).items, static_cast<int>(eight.count));
  }

  void valuesThatEightBitsWouldMergeAreSeen() {
    const imaging::GreyRange range{0, 1000};
    QVERIFY(imaging::mergesGreys({500, 501}, range));
    QVERIFY(!imaging::mergesGreys({500, 504, 500}, range));
    QVERIFY(!imaging::mergesGreys({-5, -3, 0, 1000, 2000}, range)); // beyond the ends
  }

  void aRecipeKeepsItsBits() {
    for (const auto bits : {BitDepth::Eight, BitDepth::Sixteen, BitDepth::Auto}) {
      imaging::Recipe recipe;
      recipe.bits = bits;
      QVERIFY(workflow::recipeFromJson(workflow::toJson(recipe)).bits == bits);
    }
    QVERIFY(workflow::recipeFromJson(R"({"slices": "middle", "every": 1, "size": 64, "channels": 1, "window": "auto",
                                         "centre": 0, "width": 0})")
                .bits == BitDepth::Eight);
  }

private:
  cohort::Cohort newCohort() { return cohort::Cohort::create(root_ / "a.stratoscope"); }

  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
};

QTEST_GUILESS_MAIN(BitDepthTest)
#include "bit_depth_test.moc"
