#include "core/base/error.h"
#include "core/imaging/picture/png.h"
#include "core/workflow/importing/preview.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace stratoscope;
namespace fs = std::filesystem;

/// What the import dialogue shows: found, tried and matched without a cohort.
class ImportPreviewTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    QVERIFY(home_.isValid());
    folder_ = fs::path(home_.path().toStdString()) / "hands";
    fs::create_directories(folder_);
    Picture bright{32, 16, 1, std::vector<std::uint8_t>(std::size_t{32} * 16, 200)};
    imaging::writePng(folder_ / "a.png", bright);
    imaging::writePng(folder_ / "b.png", bright);
    std::ofstream(folder_ / "broken.png") << "\x89PNG\r\n\x1a\n and no more";
    found_ = workflow::lookAtSources({folder_}, silent_, {});
  }

  void seriesAreFoundWithTheirSizesAndWithoutDecoding() {
    QCOMPARE(found_.series.size() + found_.skipped.size(), std::size_t{3});
    QVERIFY(found_.series.size() >= 2);
    QCOMPARE(found_.series[0].series.path.filename(), fs::path("a.png"));
    QCOMPARE(found_.series[0].bytes, static_cast<std::uint64_t>(fs::file_size(folder_ / "a.png")));
    QVERIFY_THROWS_EXCEPTION(Error, (void)workflow::lookAtSources({folder_ / "nothing here"}, silent_, {}));
  }

  void anItemLooksAsTheImportMakesIt() {
    imaging::Recipe recipe;
    recipe.size = 64;
    const auto series = workflow::SeriesPreview::open(found_.series[0].series);
    const auto preview = series.items(recipe, 3);
    QCOMPARE(preview.items, 1);
    QCOMPARE(preview.pictures.size(), std::size_t{1});
    QCOMPARE(preview.pictures[0].width, 64);
    QCOMPARE(preview.size, (std::array<int, 3>{32, 16, 1}));
    // Fitted to the width: the middle is the picture, above and below is nothing.
    QCOMPARE(int(preview.pictures[0].pixels[32 * 64 + 32]), 200);
    QCOMPARE(int(preview.pictures[0].pixels[2 * 64 + 32]), 0);
    QCOMPARE(preview.spacing[0], 0.0);
    recipe.channels = 3;
    QCOMPARE(series.items(recipe, 3).pictures[0].channels, 3);
    recipe.size = 5;
    QVERIFY_THROWS_EXCEPTION(Error, (void)series.items(recipe, 3));
  }

  void theNumberOfItemsIsKnownFromTheHeaders() {
    imaging::Series volume;
    volume.kind = imaging::SourceKind::Dicom;
    volume.frames = 10;
    imaging::Recipe recipe;
    const auto expected = [&](imaging::SliceChoice slices, int every = 1) {
      recipe.slices = slices;
      recipe.every = every;
      return workflow::expectedItems(volume, recipe);
    };
    using enum imaging::SliceChoice;
    QCOMPARE(expected(Middle), 1);
    QCOMPARE(expected(All), 10);
    QCOMPARE(expected(Every, 3), 3);
    QCOMPARE(expected(Every, 4), 3);
    QCOMPARE(expected(Every, 20), 1);
    QCOMPARE(expected(Orthogonal), 3);
    QCOMPARE(expected(MaximumProjection), 1);
    volume.frames = 1;
    QCOMPARE(expected(Orthogonal), 1);
  }

  void aTableIsMatchedBeforeTheImport() {
    const auto table = fs::path(home_.path().toStdString()) / "table.csv";
    std::ofstream(table) << "file,age\na.png,31\nb.png,\nc.png,4\n";
    const auto match = workflow::previewTable(table, found_);
    QCOMPARE(match.key, std::string("file"));
    QCOMPARE(match.columns, (std::vector<std::string>{"age"}));
    QCOMPARE(match.rows, 3);
    QCOMPARE(match.matched, 2);
    QCOMPARE(match.unmatched, (std::vector<std::string>{"c.png"}));
    QVERIFY_THROWS_EXCEPTION(Error, (void)workflow::previewTable(table.parent_path() / "none.csv", found_));
  }

private:
  QTemporaryDir home_;
  fs::path folder_;
  SilentProgress silent_;
  workflow::SourcePreview found_;
};

QTEST_GUILESS_MAIN(ImportPreviewTest)
#include "import_preview_test.moc"
