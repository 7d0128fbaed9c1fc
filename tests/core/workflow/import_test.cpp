#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/cohort/staging.h"
#include "core/imaging/picture/png.h"
#include "core/workflow/importing/preview.h"
#include "core/workflow/importing/staging.h"
#include "core/workflow/importing/unfinished.h"
#include "core/workflow/inspection.h"
#include "core/workflow/source_image.h"
#include "dicom_factory.h"
#include "small_cohort.h"
#include "zip_maker.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stratoscope;
using dicom_factory::DicomFile;

namespace {

namespace fs = std::filesystem;

/// A slice of one of the series, at a place of its own.
DicomFile slice(int series, int number) {
  DicomFile file(8, 8);
  const auto seriesUid = std::string("1.2.").append(std::to_string(series));
  file.set(DCM_SeriesInstanceUID, seriesUid)
      .set(DCM_SOPInstanceUID, std::string(seriesUid).append(".").append(std::to_string(number)))
      .set(DCM_InstanceNumber, std::to_string(number))
      .place({0, 0, static_cast<double>(number)})
      .ramp(10 * number);
  return file;
}

std::vector<std::string> messagesOf(const workflow::ImportResult& result) {
  std::vector<std::string> messages;
  for (const auto& warning : result.warnings) {
    messages.push_back(warning.message.english());
  }
  return messages;
}

bool has(const std::vector<std::string>& messages, const std::string& part) {
  return std::ranges::any_of(messages, [&](const auto& one) { return one.find(part) != std::string::npos; });
}

} // namespace

/// What is new and what is not, what a stop leaves, and archives.
class ImportTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    root_ = folder_->path().toStdString();
    files_ = root_ / "files";
  }

  void onlyWhatIsNewIsAdded() {
    auto cohort = newCohort();
    slice(1, 1).save(files_ / "a/1");
    slice(1, 2).save(files_ / "a/2");
    QCOMPARE(import(cohort).items, 2);
    const auto again = import(cohort);
    QCOMPARE(again.items, 0);
    QCOMPARE(again.knownSeries, 1);
    QCOMPARE(again.run, std::int64_t{0});
    QVERIFY(again.warnings.empty());
    slice(2, 1).save(files_ / "b/1");
    QCOMPARE(import(cohort).items, 1);
    QCOMPARE(cohort::itemCount(cohort), 3);
    QCOMPARE(cohort.images().count, std::size_t{3});
  }

  void newSlicesOfAKnownSeriesComeInOfTheirOwn() {
    auto cohort = newCohort();
    slice(1, 1).save(files_ / "1");
    slice(1, 2).save(files_ / "2");
    (void)import(cohort);
    slice(1, 3).save(files_ / "3");
    slice(1, 4).save(files_ / "4");
    const auto result = import(cohort);
    QCOMPARE(result.items, 2);
    QCOMPARE(result.series, 2);
    QCOMPARE(result.patients, 1);
    QVERIFY(has(messagesOf(result), "2 of the 4 files of its series are in the cohort already"));
    const auto series = cohort::series(cohort);
    QCOMPARE(series[0].uid, series[1].uid);
    QCOMPARE(cohort::filesOf(cohort, series[1].id).at(0).path, files_ / "3");
    QCOMPARE(import(cohort).items, 0);
  }

  void aCopyInAnotherFolderIsKnownByItsUid() {
    auto cohort = newCohort();
    slice(1, 1).save(files_ / "1");
    (void)import(cohort);
    slice(1, 1).set(DCM_StationName, "so that its size differs").save(root_ / "others/x");
    const auto result = import(cohort, root_ / "others");
    QCOMPARE(result.items, 0);
    QCOMPARE(result.knownSeries, 1);
    QVERIFY(has(messagesOf(result), "in the cohort already, from " + (files_ / "1").string()));
  }

  void aStopKeepsWhatWasRead() {
    auto whole = cohort::Cohort::create(root_ / "whole.stratoscope");
    constexpr int count = 200;
    for (int i = 0; i < count; ++i) {
      slice(i, 1).save(files_ / std::to_string(i));
    }
    SilentProgress progress;
    const auto options = fixture::importOptions({files_});
    (void)workflow::importSources(whole, options, progress, {});
    auto cohort = newCohort();
    std::stop_source source;
    fixture::StopAt stopper(
        source, 7); // headers are reported four times, then images before the first and with each portion of 64
    QCOMPARE(fixture::codeOf([&] { (void)workflow::importSources(cohort, options, stopper, source.get_token()); }),
             ErrorCode::Cancelled);
    QCOMPARE(cohort::itemCount(cohort), 0);
    QVERIFY(cohort::runs(cohort).empty());
    const int staged = cohort::stagedCount(cohort);
    QVERIFY(staged > 0 && staged < count);
    const auto result = workflow::importSources(cohort, options, progress, {});
    QCOMPARE(result.continuedSeries, staged);
    QCOMPARE(result.items, count);
    QCOMPARE(cohort::stagedCount(cohort), 0);
    for (std::size_t i = 0; i < count; ++i) {
      QVERIFY(std::ranges::equal(cohort.images().item(i), whole.images().item(i)));
    }
  }

  void aStoppedImportIsRememberedUntilItIsThrownAway() {
    files_ = root_ / "Ordner\xe4 %20";
    fs::create_directories(files_);
    for (int i = 0; i < 200; ++i) {
      slice(i, 1).save(root_ / "made" / std::to_string(i));
    }
    fs::rename(root_ / "made", files_ / "Bild\xf6");
    auto cohort = newCohort();
    auto options = fixture::importOptions({files_});
    options.recipe.slices = imaging::SliceChoice::All;
    options.truth = "series description";
    std::stop_source source;
    fixture::StopAt stopper(source, 7); // as above
    QCOMPARE(fixture::codeOf([&] { (void)workflow::importSources(cohort, options, stopper, source.get_token()); }),
             ErrorCode::Cancelled);
    const auto unfinished = workflow::unfinishedImport(cohort::Cohort::open(cohort.folder()));
    QVERIFY(unfinished && unfinished->options);
    QCOMPARE(unfinished->series, cohort::stagedCount(cohort));
    QCOMPARE(unfinished->options->sources, options.sources);
    QCOMPARE(unfinished->options->recipe.slices, options.recipe.slices);
    QCOMPARE(unfinished->options->recipe.size, options.recipe.size);
    QCOMPARE(unfinished->options->truth, options.truth);
    {
      const workflow::ImportStaging running(cohort, options.recipe);
      QVERIFY(!workflow::unfinishedImport(cohort));
      QCOMPARE(fixture::codeOf([&] { workflow::discardUnfinishedImport(cohort); }), ErrorCode::Conflict);
    }
    workflow::discardUnfinishedImport(cohort);
    QVERIFY(!workflow::unfinishedImport(cohort));
    QCOMPARE(cohort::stagedCount(cohort), 0);
    QVERIFY(!cohort::stagedOrigin(cohort));
    QVERIFY(!fs::exists(workflow::stagedPixels(cohort)));
  }

  void aLostPixelFileIsReadAnew() {
    auto cohort = newCohort();
    {
      cohort::Transaction transaction(cohort);
      cohort::Staging(cohort).add({"some key", 0, 1000, "{}"});
      transaction.commit();
    }
    slice(1, 1).save(files_ / "1");
    QCOMPARE(import(cohort).items, 1);
    QCOMPARE(cohort::stagedCount(cohort), 0);
  }

  void aPreviewTellsWhatTheCohortHas() {
    for (int i = 1; i <= 4; ++i) {
      slice(1, i).save(files_ / "ct" / std::to_string(i));
    }
    imaging::writePng(files_ / "a.png", {4, 4, 1, std::vector<std::uint8_t>(16, 90)});
    ZipMaker zip(files_ / "more.zip");
    zip.add("b.png", readFile(files_ / "a.png"));
    zip.finish();
    auto cohort = newCohort();
    SilentProgress progress;
    const auto look = [&] { return workflow::lookAtSources({files_}, progress, {}, &cohort).series; };
    const auto known = [&] {
      const auto found = look();
      return std::ranges::count_if(found, &workflow::FoundSeries::isKnown);
    };
    QCOMPARE(look().size(), std::size_t{3});
    QCOMPARE(known(), 0);
    QCOMPARE(import(cohort).items, 6);
    QCOMPARE(known(), 3);
    slice(1, 5).save(files_ / "ct/5");
    slice(1, 6).save(files_ / "ct/6");
    const auto found = look();
    QCOMPARE(std::ranges::count_if(found, &workflow::FoundSeries::isKnown), 2);
    const auto partly = std::ranges::find(found, 4, &workflow::FoundSeries::known);
    QVERIFY(partly != found.end());
    imaging::Recipe recipe;
    recipe.slices = imaging::SliceChoice::All;
    QCOMPARE(workflow::expectedItems(partly->series, recipe), 6);
    QCOMPARE(workflow::newItems(*partly, recipe), 2);
    QCOMPARE(import(cohort).items, 2);
  }

  void aPathNeedNotBeUtf8() {
    files_ = root_ / "Ordner\xe4";
    slice(1, 1).save(root_ / "1");
    fs::create_directories(files_);
    fs::copy_file(root_ / "1", files_ / "Bild\xf6");
    auto cohort = newCohort();
    QCOMPARE(import(cohort).items, 1);
    QCOMPARE(import(cohort).knownSeries, 1);
    QCOMPARE(workflow::sourceImage(cohort, 0).path, files_ / "Bild\xf6");
  }

  void anArchiveStaysWithTheCohort() {
    slice(1, 1).save(files_ / "1");
    slice(1, 2).save(files_ / "2");
    fs::create_directories(root_ / "archives");
    ZipMaker zip(root_ / "archives/scans.zip");
    zip.add("CT/1", readFile(files_ / "1"));
    zip.add("CT/2", readFile(files_ / "2"));
    zip.finish();
    SilentProgress progress;
    const auto inspected = workflow::inspectSources({root_ / "archives"}, progress, {});
    QCOMPARE(inspected.series.size(), std::size_t{1});
    QCOMPARE(inspected.series[0].series.path, root_ / "archives/scans.zip/CT/1");
    QCOMPARE(inspected.series[0].content.size, (std::array{8, 8, 2}));
    auto cohort = newCohort();
    QCOMPARE(import(cohort, root_ / "archives").items, 2);
    fs::remove_all(root_ / "archives");
    const auto source = workflow::sourceImage(cohort, 1);
    QCOMPARE(source.volume.size, (std::array{8, 8, 2}));
    QVERIFY(source.path.string().starts_with(cohort.sourcesFolder().string()));
    // The same images unpacked are the same images.
    QCOMPARE(import(cohort).items, 0);
  }

private:
  [[nodiscard]] cohort::Cohort newCohort() const { return cohort::Cohort::create(root_ / "a.stratoscope"); }
  workflow::ImportResult import(cohort::Cohort& cohort, const fs::path& source = {}) const {
    SilentProgress progress;
    auto options = fixture::importOptions({source.empty() ? files_ : source});
    options.recipe.slices = imaging::SliceChoice::All;
    return workflow::importSources(cohort, options, progress, {});
  }

  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
  fs::path files_;
};

QTEST_GUILESS_MAIN(ImportTest)
#include "import_test.moc"
