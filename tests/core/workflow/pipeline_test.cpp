#include "small_cohort.h"

#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/workflow/similar/similar.h"
#include "core/workflow/synthesis.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>
#include <set>
#include <sys/resource.h>

using namespace stratoscope;
using namespace stratoscope::workflow;

namespace {

namespace fs = std::filesystem;

const fs::path npz = fs::path(STRATOSCOPE_TEST_DATA) / "imaging" / "tiny.npz";

/// For as long as it lives, no file grows beyond a size: what a full disk looks like to a program, and harmless to
/// everybody else.
class FullDisk {
public:
  explicit FullDisk(rlim_t bytes) : signal_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, signal_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

private:
  rlimit before_{};
  void (*signal_)(int);
};

/// What of a cohort must not change when an import fails.
struct Contents {
  int items = 0;
  std::size_t runs = 0;
  std::size_t series = 0;
  std::vector<std::string> columns;
  std::vector<std::string> pixels;
  std::set<std::string> files;

  friend bool operator==(const Contents&, const Contents&) = default;
};

Contents contentsOf(const fs::path& folder) {
  const auto cohort = cohort::Cohort::open(folder);
  Contents contents{cohort::itemCount(cohort),
                    cohort::runs(cohort).size(),
                    cohort::series(cohort).size(),
                    cohort::columnNames(cohort),
                    {},
                    {}};
  const auto images = cohort.images();
  for (std::size_t i = 0; i < images.count; ++i) {
    const auto bytes = images.item(i);
    contents.pixels.emplace_back(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  }
  for (const auto& place :
       {cohort.imagesFolder(), cohort.modelsFolder(), cohort.embeddingsFolder(), cohort.mapsFolder()}) {
    if (fs::exists(place)) {
      for (const auto& entry : fs::directory_iterator(place)) {
        contents.files.insert(entry.path().filename().string());
      }
    }
  }
  return contents;
}

/// Names, by content, of the files that the newest runs of these steps wrote.
std::vector<std::string> filesOfRuns(const cohort::Cohort& cohort) {
  std::vector<std::string> files;
  for (const auto* step : {"import", "train", "embed", "map"}) {
    files.push_back(cohort::latestRun(cohort, step).value().file);
  }
  return files;
}

} // namespace

class PipelineTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    place_ = fs::path(folder_.path().toStdString());
    pictures_ = fixture::copyPictures(place_ / "pictures", 8, 4);
  }

  void everyKindOfSourceIsImported() {
    auto cohort = cohort::Cohort::create(place_ / "kinds.stratoscope");
    const auto result = fixture::importPictures(
        cohort, pictures_, {fixture::sample() / "hippocampus", fixture::sample() / "mr_nonisotropic", npz});
    QCOMPARE(result.items, 72 + 5 + 1 + 6);
    QCOMPARE(result.series, 72 + 5 + 1 + 1);
    QVERIFY(result.run > 0);
    QCOMPARE(cohort.images().count, std::size_t{84});
    QCOMPARE(cohort.images().width, 32);
    std::map<std::string, int> kinds;
    for (const auto& series : cohort::series(cohort)) {
      ++kinds[series.kind];
    }
    QCOMPARE(kinds, (std::map<std::string, int>{{"dicom", 1}, {"nifti", 5}, {"npz", 1}, {"picture", 72}}));
    const auto classes = cohort::columnValues(cohort, "class");
    QCOMPARE(std::ranges::count(classes, "Hand"), 12);
    const auto split = cohort::columnValues(cohort, "split");
    QCOMPARE(std::ranges::count(split, "train"), 48 + 3); // the NPZ has splits of its own
    QCOMPARE(truthColumn(cohort), std::string("class"));
    // The table says nothing of the volumes, and no picture has lost its row.
    for (const auto& item : cohort::items(cohort)) {
      const auto all = cohort::series(cohort);
      const auto& series = *std::ranges::find(all, item.series, &cohort::SeriesRow::id);
      const bool known = !classes.at(static_cast<std::size_t>(item.row)).empty();
      QCOMPARE(known, series.kind == "picture");
      QVERIFY(!known || series.path.parent_path().filename() == classes.at(static_cast<std::size_t>(item.row)));
    }
  }

  void whatIsThereIsPassedOver() {
    const auto folder = place_ / "kinds.stratoscope";
    const auto before = contentsOf(folder);
    {
      auto cohort = cohort::Cohort::open(folder);
      SilentProgress progress;
      const auto again = importSources(
          cohort, fixture::importOptions({pictures_, fixture::sample() / "mr_nonisotropic", npz}), progress, {});
      QCOMPARE(again.items, 0);
      QCOMPARE(again.run, std::int64_t{0});
      QCOMPARE(again.knownSeries, 72 + 1 + 1);
    }
    QCOMPARE(contentsOf(folder), before);
  }

  void newItemsComeBehindTheOld() {
    auto cohort = cohort::Cohort::create(place_ / "grown.stratoscope");
    SilentProgress progress;
    (void)importSources(cohort, fixture::importOptions({pictures_ / "Hand"}), progress, {});
    const auto before = contentsOf(place_ / "grown.stratoscope");
    const auto more = importSources(cohort, fixture::importOptions({pictures_}), progress, {});
    QCOMPARE(more.items, 60);
    QCOMPARE(more.knownSeries, 12);
    const auto after = contentsOf(place_ / "grown.stratoscope");
    QVERIFY(std::equal(before.pixels.begin(), before.pixels.end(), after.pixels.begin()));
    QCOMPARE(after.pixels.size(), std::size_t{72});
    auto other = fixture::importOptions({npz}, 64);
    QCOMPARE(fixture::codeOf([&] { (void)importSources(cohort, other, progress, {}); }), ErrorCode::InvalidArgument);
  }

  void badFilesAreListedAndStopNothing() {
    const auto folder = place_ / "bad";
    fs::create_directories(folder);
    fs::copy_file(fixture::sample() / "mednist" / "Hand" / "000000.jpeg", folder / "good.jpeg");
    writeFileAtomically(folder / "cut.jpeg", std::string_view(readFile(folder / "good.jpeg")).substr(0, 700));
    writeFileAtomically(folder / "text.dcm", std::string_view("this is no DICOM file"));
    writeFileAtomically(
        folder / "cut.nii.gz",
        std::string_view(readFile(fixture::sample() / "hippocampus" / "hippocampus_011.nii.gz")).substr(0, 2000));
    auto cohort = cohort::Cohort::create(place_ / "bad.stratoscope");
    SilentProgress progress;
    const auto result = importSources(cohort, fixture::importOptions({folder}), progress, {});
    QCOMPARE(result.items, 1);
    std::set<std::string> names;
    for (const auto& file : result.skipped) {
      QVERIFY(!file.reason.empty());
      names.insert(file.path.filename().string());
    }
    QCOMPARE(names, (std::set<std::string>{"cut.jpeg", "cut.nii.gz", "text.dcm"}));
    QCOMPARE(cohort::itemCount(cohort), 1);
  }

  void sourcesThatHoldNothingAreErrors() {
    auto cohort = cohort::Cohort::create(place_ / "none.stratoscope");
    fs::create_directories(place_ / "empty");
    SilentProgress progress;
    QCOMPARE(
        fixture::codeOf([&] { (void)importSources(cohort, fixture::importOptions({place_ / "empty"}), progress, {}); }),
        ErrorCode::InvalidArgument);
    QCOMPARE(fixture::codeOf(
                 [&] { (void)importSources(cohort, fixture::importOptions({place_ / "not there"}), progress, {}); }),
             ErrorCode::NotFound);
    QCOMPARE(fixture::codeOf([&] { (void)cohort::Cohort::open(pictures_); }), ErrorCode::Unreadable);
    QCOMPARE(fixture::codeOf([&] { (void)Training::start(cohort, fixture::quickTraining()); }),
             ErrorCode::InvalidArgument);
  }

  void aStoppedImportChangesNothing() {
    const auto folder = copyOfGrown("stopped.stratoscope");
    const auto before = contentsOf(folder);
    {
      auto cohort = cohort::Cohort::open(folder);
      std::stop_source source;
      fixture::StopAt progress(source, 1);
      QCOMPARE(fixture::codeOf([&] {
                 (void)importSources(cohort, fixture::importOptions({fixture::sample() / "mednist" / "Hand"}), progress,
                                     source.get_token());
               }),
               ErrorCode::Cancelled);
    }
    auto after = contentsOf(folder);
    after.files = before.files; // what was read by then lies beside, for the same import said again
    QCOMPARE(after, before);
    auto cohort = cohort::Cohort::open(folder);
    SilentProgress silent;
    QVERIFY(importSources(cohort, fixture::importOptions({fixture::sample() / "mednist" / "Hand"}), silent, {}).items >
            0);
    QCOMPARE(contentsOf(folder).files.size(), before.files.size()); // and nothing of it is left over
  }

  void aFullDiskChangesNothing_data() {
    QTest::addColumn<int>("size");
    QTest::addColumn<qulonglong>("limit");
    QTest::newRow("no room for the images") << 32 << qulonglong{20000};
    QTest::newRow("no room for the database") << 16 << qulonglong{60000};
  }

  void aFullDiskChangesNothing() {
    QFETCH(const int, size);
    QFETCH(const qulonglong, limit);
    const auto folder = place_ / ("full" + std::to_string(size) + ".stratoscope");
    const auto options = fixture::importOptions({pictures_}, size);
    SilentProgress progress;
    {
      auto cohort = cohort::Cohort::create(folder);
      (void)importSources(cohort, fixture::importOptions({pictures_ / "Hand"}, size), progress, {});
    }
    const auto before = contentsOf(folder);
    {
      auto cohort = cohort::Cohort::open(folder);
      const FullDisk full(limit);
      QCOMPARE(fixture::codeOf([&] { (void)importSources(cohort, options, progress, {}); }), ErrorCode::WriteFailed);
    }
    auto after = contentsOf(folder);
    QCOMPARE(after.items, before.items);
    QCOMPARE(after.runs, before.runs);
    QCOMPARE(after.series, before.series);
    QCOMPARE(after.columns, before.columns);
    QCOMPARE(after.pixels, before.pixels);
    auto cohort = cohort::Cohort::open(folder);
    QCOMPARE(importSources(cohort, options, progress, {}).items, 60);
    QCOMPARE(contentsOf(folder).files.size(), std::size_t{1}); // nothing is left over from the failed import
  }

  void stepsRunInTheirOrderAndComeBack() {
    auto& cohort = analysed();
    const auto embedding = latestEmbedding(cohort);
    QCOMPARE(embedding.values.rows, std::size_t{72});
    QCOMPARE(embedding.values.columns, std::size_t{16});
    QVERIFY(std::ranges::all_of(embedding.values.values, [](float value) { return std::isfinite(value); }));
    const auto clustering = latestClustering(cohort).value();
    QCOMPARE(clustering.k, 6);
    QCOMPARE(clustering.clusters.size(), std::size_t{72});
    std::vector<int> sizes(6);
    for (const int cluster : clustering.clusters) {
      ++sizes.at(static_cast<std::size_t>(cluster));
    }
    QVERIFY(std::ranges::is_sorted(sizes, std::greater<>()));
    const auto map = latestMap(cohort).value();
    QCOMPARE(map.places.rows, std::size_t{72});
    QCOMPARE(map.method, std::string("umap"));
    QVERIFY(map.trustworthiness > 0.5 && map.trustworthiness <= 1);

    const auto made = fixture::evaluate(cohort);
    const auto read = latestEvaluation(cohort).value();
    QCOMPARE(read.run, made.run);
    QCOMPARE(read.classes, made.classes);
    QCOMPARE(made.classes.size(), std::size_t{6});
    QCOMPARE(made.train.items, 48);
    QCOMPARE(made.test.value().items, 24);
    QCOMPARE(read.test.value().acc, made.test->acc);
    QCOMPARE(read.test->psnr.value(), made.test->psnr.value());
    QCOMPARE(read.baselineTest.value().nmi, made.baselineTest->nmi);
    QCOMPARE(made.test->floor, 1.0 / 6);
    QVERIFY(made.test->acc >= made.test->floor && made.test->purity >= made.test->acc);
    QVERIFY(made.baselineTest->acc > 0.4); // raw pixels tell most of these classes apart
    std::vector<std::string> steps;
    for (const auto& run : cohort::runs(cohort)) {
      steps.push_back(run.step);
      QVERIFY(!run.started.empty() && !run.programVersion.empty() && run.librariesJson != "{}");
    }
    QCOMPARE(steps, (std::vector<std::string>{"import", "train", "embed", "cluster", "map", "evaluate"}));
  }

  void stepsThatLackSomethingSaySo() {
    auto cohort = imported("lacking.stratoscope");
    SilentProgress progress;
    const auto lacks = [](auto&& step) { return fixture::codeOf(step) == ErrorCode::NotFound; };
    QVERIFY(lacks([&] { (void)embed(cohort, {{}, 0, "cpu"}, progress, {}); }));
    QVERIFY(lacks([&] { (void)cluster(cohort, {"kmeans", 6, 0}, progress, {}); }));
    QVERIFY(lacks([&] { (void)layOut(cohort, {"umap", 0}, progress, {}); }));
    QVERIFY(lacks([&] { (void)fixture::evaluate(cohort); }));
    QVERIFY(lacks([&] { (void)SimilarSearch::open(cohort); }));
    QVERIFY(!latestClustering(cohort) && !latestMap(cohort) && !latestEvaluation(cohort) && !hasEmbedding(cohort));
    QCOMPARE(fixture::codeOf([&] {
               (void)cluster(analysed(), {"no such method", 6, 0}, progress, {});
             }),
             ErrorCode::Unsupported);
    QVERIFY(lacks([&] { (void)workflow::evaluate(analysed(), {"no such column", false, "cpu"}, progress, {}); }));
  }

  void theSameRunGivesTheSameBytes() {
    auto again = imported("again.stratoscope");
    fixture::train(again);
    fixture::analyse(again);
    QCOMPARE(filesOfRuns(again), filesOfRuns(analysed()));
    QCOMPARE(latestClustering(again)->clusters, latestClustering(analysed())->clusters);
    QCOMPARE(latestClustering(again)->distances, latestClustering(analysed())->distances);
  }

  void syntheticImagesKnowTheirNearest() {
    auto& cohort = analysed();
    SilentProgress progress;
    SamplingOptions options;
    options.cluster = 0;
    options.count = 5;
    options.device = "cpu";
    const auto images = synthesise(cohort, options, progress, {});
    QCOMPARE(images.images.count, std::size_t{5});
    QCOMPARE(images.images.width, 32);
    QCOMPARE(images.nearest.size(), std::size_t{5});
    for (const auto& nearest : images.nearest) {
      QVERIFY(nearest.item >= 0 && nearest.item < 72 && nearest.distance >= 0);
    }
    const auto exported = exportSynthetic(cohort, images, place_ / "synthetic");
    QCOMPARE(exported.files.size(), std::size_t{5});
    QVERIFY(std::ranges::all_of(exported.files, [](const fs::path& file) { return fs::file_size(file) > 60; }));
    QVERIFY(readFile(exported.manifest).find("Synthetic") != std::string::npos);
    QVERIFY(readFile(exported.manifest).find("\"cluster\": 1,") != std::string::npos); // counted from 1
    options.cluster = 6;
    QCOMPARE(fixture::codeOf([&] { (void)synthesise(cohort, options, progress, {}); }), ErrorCode::NotFound);
    options.cluster.reset();
    options.around = 72;
    QCOMPARE(fixture::codeOf([&] { (void)synthesise(cohort, options, progress, {}); }), ErrorCode::InvalidArgument);
  }

private:
  /// A new cohort of the pictures.
  cohort::Cohort imported(const std::string& name) {
    auto cohort = cohort::Cohort::create(place_ / name);
    fixture::importPictures(cohort, pictures_);
    return cohort;
  }

  fs::path copyOfGrown(const std::string& name) {
    fs::copy(place_ / "grown.stratoscope", place_ / name, fs::copy_options::recursive);
    return place_ / name;
  }

  /// One cohort with a model, an embedding, clusters and a map, for the tests that only look.
  cohort::Cohort& analysed() {
    if (!analysed_) {
      analysed_ = std::make_unique<cohort::Cohort>(imported("analysed.stratoscope"));
      fixture::train(*analysed_);
      fixture::analyse(*analysed_);
    }
    return *analysed_;
  }

  QTemporaryDir folder_;
  fs::path place_;
  fs::path pictures_;
  std::unique_ptr<cohort::Cohort> analysed_;
};

QTEST_GUILESS_MAIN(PipelineTest)
#include "pipeline_test.moc"
