#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/cohort/staging.h"
#include "core/workflow/duplicates.h"
#include "core/workflow/export.h"
#include "core/workflow/importing/import.h"
#include "core/workflow/importing/preview.h"
#include "core/workflow/importing/recipe.h"
#include "core/workflow/item_rows.h"
#include "core/workflow/pictures.h"
#include "core/workflow/report.h"
#include "core/workflow/source_image.h"
#include "core/workflow/thumbnails/thumbnails.h"
#include "made_up_results.h"
#include "made_up_volumes.h"
#include "small_cohort.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stratoscope;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t side = 16;

unsigned mixed(std::size_t n, std::size_t depth, std::size_t row, std::size_t column) {
  return static_cast<unsigned>((n * 50 + depth * 7 + row * 3 + column) % 256);
}

std::size_t place(std::size_t depth, std::size_t row, std::size_t column) {
  return (depth * side + row) * side + column;
}

workflow::ImportOptions wholeVolumes(std::vector<fs::path> sources, int size = side) {
  auto options = fixture::importOptions(std::move(sources), size);
  options.recipe.slices = imaging::SliceChoice::Cube;
  return options;
}

workflow::ImportResult import(cohort::Cohort& cohort, const workflow::ImportOptions& options) {
  SilentProgress progress;
  return workflow::importSources(cohort, options, progress, {});
}

std::optional<Error> errorOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

} // namespace

/// Cohorts of whole volumes: how they come in, and what is shown of them.
class VolumeImportTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    root_ = folder_->path().toStdString();
    fixture::writeNpz<std::uint8_t>(root_ / "v.npz", "|u1", {side, side, side}, {{"train", 3}, {"test", 2}}, mixed);
    fixture::writeNpz<std::uint8_t>(root_ / "p.npz", "|u1", {side, side}, {{"train", 2}}, mixed);
  }

  void volumesOfAnNpzComeInAsTheyAre() {
    auto cohort = cohort::Cohort::create(root_ / "a.stratoscope");
    const auto result = import(cohort, wholeVolumes({root_ / "v.npz"}));
    QCOMPARE(result.items, 5);
    QVERIFY(result.skipped.empty());
    const auto images = cohort.images();
    QCOMPARE(images.depth, static_cast<int>(side));
    QCOMPARE(images.bytesPerItem(), side * side * side);
    for (const auto [depth, row, column] : {std::array<std::size_t, 3>{0, 0, 0}, {3, 5, 11}, {15, 15, 15}}) {
      QCOMPARE(std::to_integer<unsigned>(images.item(1)[place(depth, row, column)]), mixed(1, depth, row, column));
      QCOMPARE(std::to_integer<unsigned>(images.item(4)[place(depth, row, column)]), mixed(1, depth, row, column));
    }
    QCOMPARE(cohort::columnValues(cohort, "split"),
             (std::vector<std::string>{"train", "train", "train", "test", "test"}));
    QCOMPARE(cohort::columnValues(cohort, "label"), (std::vector<std::string>{"0", "1", "0", "0", "1"}));
    QVERIFY(workflow::importRecipe(cohort).slices == imaging::SliceChoice::Cube);
    QCOMPARE(cohort::items(cohort).at(2).slice, static_cast<int>(side / 2));
    QCOMPARE(
        openImageStack(cohort.imagesFolder() / fs::path(cohort::latestRun(cohort, "import")->file).filename()).depth,
        static_cast<int>(side));
  }

  void theSampleVolumesComeInInTheirProportions() {
    auto cohort = cohort::Cohort::create(root_ / "a.stratoscope");
    QCOMPARE(import(cohort, wholeVolumes({fixture::sample() / "hippocampus"}, 32)).items, 5);
    const auto images = cohort.images();
    QCOMPARE(images.count, std::size_t{5});
    // More than one slice shows something, and the longest side reaches from end to end.
    const auto item = images.item(0);
    const auto shown = std::ranges::count_if(item, [](std::byte value) { return value != std::byte{}; });
    QVERIFY(shown > 32 * 32 * 4 && shown < 32 * 32 * 32);
  }

  void picturesAreSkippedByName() {
    auto cohort = cohort::Cohort::create(root_ / "a.stratoscope");
    const auto picture = fixture::sample() / "mednist/Hand/000000.jpeg";
    const auto result = import(cohort, wholeVolumes({root_ / "v.npz", root_ / "p.npz", picture}));
    QCOMPARE(result.items, 5);
    QCOMPARE(result.skipped.size(), std::size_t{2});
    for (const auto& skipped : result.skipped) {
      QVERIFY(skipped.path == root_ / "p.npz" || skipped.path == picture);
      QVERIFY(skipped.reason.english().find("either pictures or whole volumes") != std::string::npos);
    }
  }

  void picturesAndVolumesAreNotMixed() {
    auto volumes = cohort::Cohort::create(root_ / "v.stratoscope");
    (void)import(volumes, wholeVolumes({root_ / "v.npz"}));
    const auto refused = errorOf([&] { (void)import(volumes, fixture::importOptions({root_ / "p.npz"}, side)); });
    QVERIFY(refused && refused->code() == ErrorCode::InvalidArgument);
    QVERIFY(refused->reason().english().find((root_ / "p.npz").string()) != std::string::npos);
    auto pictures = cohort::Cohort::create(root_ / "p.stratoscope");
    (void)import(pictures, fixture::importOptions({root_ / "p.npz"}, side));
    const auto other = errorOf([&] { (void)import(pictures, wholeVolumes({root_ / "v.npz"})); });
    QVERIFY(other && other->code() == ErrorCode::InvalidArgument);
    QVERIFY(other->reason().english().find((root_ / "v.npz").string()) != std::string::npos);
    QCOMPARE(cohort::itemCount(volumes), 5);
    QCOMPARE(cohort::itemCount(pictures), 2);
  }

  void moreVolumesJoinThoseThere() {
    auto cohort = cohort::Cohort::create(root_ / "a.stratoscope");
    (void)import(cohort, wholeVolumes({fixture::sample() / "hippocampus"}));
    const auto before = cohort.images();
    QCOMPARE(import(cohort, wholeVolumes({root_ / "v.npz"})).items, 5);
    QCOMPARE(cohort.images().count, std::size_t{10});
    QVERIFY(std::ranges::equal(cohort.images().item(4), before.item(4)));
    QCOMPARE(std::to_integer<unsigned>(cohort.images().item(5)[place(3, 5, 11)]), mixed(0, 3, 5, 11));
  }

  void aStoppedImportGoesOn() {
    fixture::writeNpz<std::uint8_t>(root_ / "many.npz", "|u1", {side, side, side}, {{"train", 150}}, mixed);
    auto whole = cohort::Cohort::create(root_ / "whole.stratoscope");
    const auto options = wholeVolumes({root_ / "many.npz"});
    (void)import(whole, options);
    auto cohort = cohort::Cohort::create(root_ / "a.stratoscope");
    std::stop_source source;
    fixture::StopAt stopper(source, 4);
    QCOMPARE(fixture::codeOf([&] { (void)workflow::importSources(cohort, options, stopper, source.get_token()); }),
             ErrorCode::Cancelled);
    const int staged = cohort::stagedCount(cohort);
    QVERIFY(staged > 0 && staged < 150);
    const auto result = import(cohort, options);
    QCOMPARE(result.continuedSeries, staged);
    QCOMPARE(result.items, 150);
    for (std::size_t i = 0; i < 150; ++i) {
      QVERIFY(std::ranges::equal(cohort.images().item(i), whole.images().item(i)));
    }
  }

  void thePreviewSaysWhatTheItemsWillBe() {
    SilentProgress progress;
    const auto options = wholeVolumes({root_ / "v.npz"});
    const auto found = workflow::lookAtSources({root_ / "v.npz", root_ / "p.npz"}, progress, {});
    int expected = 0;
    for (const auto& one : found.series) {
      expected += workflow::expectedItems(one.series, options.recipe);
    }
    QCOMPARE(expected, 5);
    const auto volume = std::ranges::find_if(found.series, [](const auto& one) { return one.series.frames == side; });
    QVERIFY(volume != found.series.end());
    const auto preview = workflow::SeriesPreview::open(volume->series).items(options.recipe, 3);
    QCOMPARE(preview.items, 1);
    QCOMPARE(preview.depth, static_cast<int>(side));
    QCOMPARE(preview.pictures.size(), std::size_t{3});
    QCOMPARE(static_cast<unsigned>(preview.pictures[0].pixels[5 * side + 11]), mixed(0, 8, 5, 11));
    QCOMPARE(static_cast<unsigned>(preview.pictures[1].pixels[0]), mixed(0, 15, 8, 0)); // the last slice on top
  }

  void rowsOfPixelsAreWholeVolumes() {
    auto cohort = cohort::Cohort::create(root_ / "a.stratoscope");
    (void)import(cohort, wholeVolumes({root_ / "v.npz"}));
    const auto part = workflow::selectItems(cohort.images(), {1, 4});
    QCOMPARE(part.depth, static_cast<int>(side));
    QCOMPARE(part.count, std::size_t{2});
    QVERIFY(std::ranges::equal(part.item(1), cohort.images().item(4)));
    const auto rows = workflow::pixelRows(cohort.images(), {4});
    QCOMPARE(rows.columns, side * side * side);
    QCOMPARE(rows.row(0)[place(3, 5, 11)], static_cast<float>(mixed(1, 3, 5, 11)) / 255.F);
  }

  void thumbnailsShowMiddlePlanes() {
    auto cohort = cohort::Cohort::create(root_ / "a.stratoscope");
    (void)import(cohort, wholeVolumes({root_ / "v.npz", fixture::sample() / "hippocampus"}));
    const auto items = cohort::items(cohort);
    workflow::ThumbnailStore store(cohort.folder());
    const auto fromNpz = static_cast<int>(
        std::ranges::find_if(items, [&](const auto& item) { return item.slice == static_cast<int>(side / 2); }) -
        items.begin());
    const auto small = store.thumbnail(fromNpz, workflow::smallThumbnail);
    QVERIFY(small.picture.pixels == pictureOf(cohort.images(), static_cast<std::size_t>(fromNpz)).pixels);
    const auto large = store.thumbnail(fromNpz, workflow::largeThumbnail).picture;
    QCOMPARE(large.width, static_cast<int>(2 * side));
    const auto planes = middlePlanes(cohort.images(), static_cast<std::size_t>(fromNpz));
    QCOMPARE(large.pixels[3 * 32 + 16 + 4], planes[1].pixels[3 * 16 + 4]);
    QCOMPARE(large.pixels[(16 + 3) * 32 + 4], planes[2].pixels[3 * 16 + 4]);
    const int fromNifti = fromNpz == 0 ? 5 : 0;
    const auto sharp = store.thumbnail(fromNifti, workflow::smallThumbnail);
    QVERIFY(sharp.fromSource);
    QCOMPARE(sharp.picture.width, 64);
    QCOMPARE(store.thumbnail(fromNifti, workflow::largeThumbnail).picture.width, 256);
  }

  void everythingThatShowsItemsShowsTheMiddle() {
    auto cohort = cohort::Cohort::create(root_ / "a.stratoscope");
    (void)import(cohort, wholeVolumes({root_ / "v.npz"}));
    fixture::giveEmbedding(cohort);
    fixture::giveClusters(cohort);
    fixture::giveMap(cohort);
    const auto gallery = workflow::galleryPicture(cohort, 3);
    QVERIFY(gallery.width > 0 && std::ranges::count(gallery.pixels, mixed(0, 8, 5, 11)) > 0);
    SilentProgress progress;
    // Images 0 and 1 of both splits are the same, whole volumes as they are.
    const auto pairs = workflow::findDuplicates(cohort, {}, progress, {});
    QVERIFY(std::ranges::any_of(pairs, [](const auto& pair) { return pair.first == 0 && pair.second == 3; }));
    (void)workflow::exportTable(cohort, "items", root_ / "items.csv");
    QVERIFY(readFile(root_ / "items.csv").find("v.npz") != std::string::npos);
    const auto source = workflow::sourceImage(cohort, 4);
    QCOMPARE(source.volume.size, (std::array{16, 16, 16}));
    QCOMPARE(source.slice, 8);
    (void)workflow::writeReport(cohort, {root_ / "r.html", "cpu"}, progress, {});
    const auto report = readFile(root_ / "r.html");
    QVERIFY(report.find("16 \u00d7 16 \u00d7 16 voxels") != std::string::npos);
    QVERIFY(report.find("5 volumes") != std::string::npos);
  }

private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
};

QTEST_GUILESS_MAIN(VolumeImportTest)
#include "volume_import_test.moc"
