#include "core/workflow/demo.h"

#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/imaging/picture/png.h"
#include "core/workflow/pictures.h"
#include "core/workflow/preset.h"
#include "core/workflow/report.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <utility>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;

constexpr const char* truth = "class";
constexpr int sampleClasses = 6;

/// The demo while it runs: what it stands on and what it has done so far.
class Demo {
public:
  Demo(const DemoOptions& options, Progress& progress, std::stop_token stop)
      : options_(options), progress_(progress), stop_(std::move(stop)),
        cohort_(cohort::Cohort::openOrCreate(options.out / "sample.stratoscope")) {
    result_.cohort = cohort_.folder();
    result_.report = options.out / "report.html";
    result_.map = options.out / "map.png";
    result_.gallery = options.out / "gallery.png";
  }

  DemoResult run() {
    import();
    train();
    embed();
    cluster();
    layOut();
    evaluate();
    draw();
    return std::move(result_);
  }

private:
  /// True where the step was done after all that it builds on.
  [[nodiscard]] bool isDone(const std::string& step, std::initializer_list<const char*> before) const {
    const auto done = cohort::latestRun(cohort_, step);
    return done && std::ranges::all_of(before, [&](const char* earlier) {
             const auto run = cohort::latestRun(cohort_, earlier);
             return run && run->id < done->id;
           });
  }

  void import() {
    if (cohort::itemCount(cohort_) == 0) {
      ImportOptions import;
      import.sources = {options_.sample};
      import.labels = options_.sample / "mednist" / "labels.csv";
      import.truth = truth;
      result_.imported = importSources(cohort_, import, progress_, stop_);
    }
  }

  void train() {
    if (isDone("train", {"import"})) {
      return;
    }
    learning::TrainingOptions training;
    training.augmentation = suggestedPreset(cohort_);
    training.seed = options_.seed;
    training.device = options_.device;
    training.epochs = options_.epochs > 0 ? options_.epochs : training.epochs;
    const bool resume = unfinishedTraining(cohort_).has_value();
    result_.trained = workflow::train(cohort_, training, resume, progress_, stop_);
  }

  void embed() {
    if (!isDone("embed", {"train"})) {
      result_.embedded = workflow::embed(cohort_, {.model = {}, .device = options_.device}, progress_, stop_);
    }
  }

  void cluster() {
    if (!isDone("cluster", {"embed"})) {
      result_.clustered = workflow::cluster(cohort_, {.k = sampleClasses, .seed = options_.seed}, progress_, stop_);
    }
  }

  void layOut() {
    if (!isDone("map", {"embed"})) {
      result_.mapped = workflow::layOut(cohort_, {.seed = options_.seed}, progress_, stop_);
    }
  }

  void evaluate() {
    if (!isDone("evaluate", {"embed", "cluster"})) {
      result_.evaluated =
          workflow::evaluate(cohort_, {.truth = truth, .baseline = true, .device = options_.device}, progress_, stop_);
    }
  }

  /// Pictures and report are made again only where one is missing or a step was.
  void draw() {
    const std::array files{result_.report, result_.map, result_.gallery};
    const bool there = std::ranges::all_of(files, [](const fs::path& file) { return fs::exists(file); });
    if (there && !result_.evaluated && !result_.mapped) {
      return;
    }
    imaging::writePng(result_.map, mapPicture(cohort_));
    imaging::writePng(result_.gallery, galleryPicture(cohort_));
    writeReport(cohort_, {.file = result_.report, .device = options_.device}, progress_, stop_);
  }

  const DemoOptions& options_;
  Progress& progress_;
  std::stop_token stop_;
  cohort::Cohort cohort_;
  DemoResult result_;
};

void makeFolder(const fs::path& folder) {
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) {
    throw Error(ErrorCode::WriteFailed, STRATOSCOPE_TEXT("the folder cannot be made"), folder.string());
  }
}

std::vector<fs::path> samplePlaces() {
  std::vector<fs::path> places;
  if (const char* chosen = std::getenv("STRATOSCOPE_SAMPLE_DIR")) {
    places.emplace_back(chosen);
  }
  const fs::path program(QCoreApplication::applicationDirPath().toStdString());
  places.push_back((program / ".." / "share" / "stratoscope" / "sample").lexically_normal());
  places.emplace_back(STRATOSCOPE_SAMPLE_SOURCE);
  return places;
}

} // namespace

DemoResult runDemo(const DemoOptions& options, Progress& progress, const std::stop_token& stop) {
  const auto begin = std::chrono::steady_clock::now();
  makeFolder(options.out);
  auto result = Demo(options, progress, stop).run();
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return result;
}

fs::path sampleFolder() {
  std::string tried;
  for (const auto& place : samplePlaces()) {
    if (fs::exists(place / "mednist" / "labels.csv")) {
      return place;
    }
    tried += (tried.empty() ? "" : ", ") + place.string();
  }
  throw Error(ErrorCode::NotFound, {STRATOSCOPE_TEXT("the sample cohort is in none of %1"), {tried}}, {},
              STRATOSCOPE_TEXT("Name its folder in STRATOSCOPE_SAMPLE_DIR"));
}

} // namespace stratoscope::workflow
