#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/imaging/decoding/pixel_decoder.h"
#include "core/imaging/index.h"
#include "core/imaging/volume_writer.h"
#include "core/workflow/conversion.h"
#include "core/workflow/importing/import.h"
#include "core/workflow/importing/recipe.h"
#include "core/workflow/source_image.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace stratoscope;
using namespace stratoscope::workflow;

namespace {

namespace fs = std::filesystem;

/// A NIfTI of 2 x 2 x 1 voxels at three times: 0 to 3, 4 to 7, 8 to 11; written as one volume of three slices whose
/// header is then made to say so.
void writeFourDimensions(const fs::path& path) {
  imaging::Volume volume;
  volume.size = {2, 2, 3};
  volume.values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
  imaging::writeVolume(path, volume);
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(40);
  file.write("\x04\0\x02\0\x02\0\x01\0\x03\0", 10);
}

imaging::Volume decoded(const fs::path& path) {
  SilentProgress progress;
  const std::vector sources{path};
  return imaging::makeDecoder()->decode(imaging::indexSources(sources, progress, {}).series.at(0));
}

template <typename Work> std::optional<Error> errorOf(Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

} // namespace

/// Volumes of one file among several, from the index to the cohort and to other files.
class ConversionTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    root_ = folder_->path().toStdString();
    writeFourDimensions(root_ / "bold.nii");
  }

  void oneVolumeOfAFileIsConverted() {
    SilentProgress progress;
    ConversionOptions options{root_ / "bold.nii", "bold.nii#2", root_ / "two.nrrd"};
    const auto conversion = convert(options, progress, {});
    QCOMPARE(conversion.shape, (std::array{2, 2, 1}));
    QCOMPARE(decoded(root_ / "two.nrrd").values, (std::vector<float>{4, 5, 6, 7}));
    options.series = "bold.nii#4";
    QVERIFY(errorOf([&] { convert(options, progress, {}); })->code() == ErrorCode::NotFound);
    options.series.clear();
    const auto several = errorOf([&] { convert(options, progress, {}); });
    QVERIFY(several->code() == ErrorCode::InvalidArgument);
    QVERIFY(std::string(several->what()).find("bold.nii#1") != std::string::npos);
  }

  void aNameInTwoFoldersIsNoChoice() {
    fs::create_directory(root_ / "other");
    fs::copy_file(root_ / "bold.nii", root_ / "other" / "bold.nii");
    SilentProgress progress;
    const ConversionOptions options{root_, "bold.nii#2", root_ / "two.nii.gz"};
    QVERIFY(errorOf([&] { convert(options, progress, {}); })->code() == ErrorCode::InvalidArgument);
    QVERIFY(!fs::exists(root_ / "two.nii.gz"));
  }

  void everyTimeIsFoundAgainFromItsItem() {
    auto cohort = cohort::Cohort::openOrCreate(root_ / "c.stratoscope");
    SilentProgress progress;
    ImportOptions options;
    options.sources = {root_ / "bold.nii"};
    options.recipe.size = 16;
    const auto result = importSources(cohort, options, progress, {});
    QCOMPARE(result.items, 3);
    QCOMPARE(result.patients, 1); // all of one person
    for (int item = 0; item < 3; ++item) {
      const auto source = sourceImage(cohort, item);
      QCOMPARE(source.volume.values[0], static_cast<float>(4 * item));
    }
    QCOMPARE(cohort::columnValues(cohort, "volume"), (std::vector<std::string>{"1", "2", "3"}));
    QCOMPARE(importSources(cohort, options, progress, {}).items, 0); // all are known
  }

  void theRecipeIsKeptWithTheRun() {
    auto cohort = cohort::Cohort::openOrCreate(root_ / "c.stratoscope");
    SilentProgress progress;
    ImportOptions options;
    options.sources = {root_ / "bold.nii"};
    options.recipe.size = 32;
    options.recipe.slices = imaging::SliceChoice::MeanProjection;
    options.recipe.axis = 'j';
    options.recipe.windowing = imaging::Windowing::Lung;
    importSources(cohort, options, progress, {});
    const auto recipe = importRecipe(cohort);
    QVERIFY(recipe.slices == imaging::SliceChoice::MeanProjection);
    QVERIFY(recipe.windowing == imaging::Windowing::Lung);
    QCOMPARE(recipe.axis, 'j');
    QCOMPARE(recipe.size, 32);
  }

  void recipesOfOlderRunsAreRead() {
    const auto recipe = recipeFromJson(R"({"slices": "every", "every": 3, "size": 64, "channels": 3,
                                           "window": "fixed", "centre": 40.5, "width": 80})");
    QVERIFY(recipe.slices == imaging::SliceChoice::Every);
    QVERIFY(recipe.windowing == imaging::Windowing::Fixed);
    QCOMPARE(recipe.axis, 'k');
    QCOMPARE(recipe.centre, 40.5);
  }

private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
};

QTEST_GUILESS_MAIN(ConversionTest)
#include "conversion_test.moc"
