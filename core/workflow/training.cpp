#include "core/workflow/training.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/learning/options_json.h"
#include "core/learning/runtime.h"
#include "core/workflow/item_rows.h"
#include "core/workflow/provenance.h"
#include "core/workflow/results_json.h"

#include <nlohmann/json.hpp>
#include <numeric>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

fs::path checkpointOf(const fs::path& models) { return models / "unfinished.safetensors"; }
fs::path journalOf(const fs::path& models) { return models / "unfinished.json"; }

/// What a training stands on: it can be resumed on the same items only.
struct Basis {
  ImageStack images;
  json inputs;
};

Basis basisOf(const cohort::Cohort& cohort) {
  const auto stack = cohort.images();
  if (stack.count == 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the cohort has no images"), cohort.folder().string(),
                STRATOSCOPE_TEXT("Import images first"));
  }
  const auto rows = fittingRows(cohort);
  const auto images = selectItems(stack, rows);
  return {images, {{"items", rows.size()}, {"pixels", sha256({images.data, images.count * images.bytesPerItem()})}}};
}

json toJson(const learning::EpochReport& report) {
  return {{"epoch", report.epoch},
          {"loss", report.loss},
          {"contrastive", report.contrastive},
          {"reconstruction", report.reconstruction},
          {"images_per_second", report.imagesPerSecond},
          {"seconds", report.seconds}};
}

learning::EpochReport epochFrom(const json& entry) {
  return {entry.at("epoch"),
          entry.at("loss"),
          entry.at("contrastive"),
          entry.at("reconstruction"),
          entry.at("images_per_second"),
          entry.value("seconds", 0.0)};
}

/// The record beside a checkpoint. It is written before the checkpoint of the same epoch, so it may know one epoch
/// more than the checkpoint, never less.
struct Journal {
  json inputs;
  std::vector<learning::EpochReport> losses;
  learning::TrainingOptions options;

  void write(const fs::path& models) const {
    json content{{"inputs", inputs}, {"options", json::parse(learning::toJson(options))}, {"epochs", json::array()}};
    for (const auto& report : losses) {
      content["epochs"].push_back(toJson(report));
    }
    writeFileAtomically(journalOf(models), content.dump(1));
  }

  static Journal read(const fs::path& models) {
    const auto path = journalOf(models);
    try {
      const auto content = json::parse(readFile(path));
      Journal journal{
          content.at("inputs"), {}, learning::trainingOptionsFromJson(content.at("options").dump(), path.string())};
      for (const auto& entry : content.at("epochs")) {
        journal.losses.push_back(epochFrom(entry));
      }
      return journal;
    } catch (const json::exception&) {
      throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the record of the unfinished training is damaged"),
                  path.string(), STRATOSCOPE_TEXT("Start the training anew"));
    }
  }
};

bool hasUnfinished(const fs::path& models) { return fs::exists(checkpointOf(models)) && fs::exists(journalOf(models)); }

void removeUnfinished(const fs::path& models) {
  std::error_code ignored;
  fs::remove(checkpointOf(models), ignored);
  fs::remove(journalOf(models), ignored);
}

double meanSpeed(const std::vector<learning::EpochReport>& losses) {
  const auto total = std::accumulate(losses.begin(), losses.end(), 0.0,
                                     [](double sum, const auto& report) { return sum + report.imagesPerSecond; });
  return losses.empty() ? 0 : total / static_cast<double>(losses.size());
}

double secondsOf(const std::vector<learning::EpochReport>& losses, std::size_t items) {
  return std::accumulate(losses.begin(), losses.end(), 0.0, [&](double sum, const auto& report) {
    // Epochs of an earlier version's record name their speed alone.
    const double epoch = report.imagesPerSecond > 0 ? static_cast<double>(items) / report.imagesPerSecond : 0;
    return sum + (report.seconds > 0 ? report.seconds : epoch);
  });
}

} // namespace

struct Training::State {
  fs::path models;
  StepClock clock{"train"};
  std::size_t items;
  Journal journal;
  learning::TrainingRun run;
};

Training::Training(std::unique_ptr<State> state) : state_(std::move(state)) {}
Training::~Training() = default;
Training::Training(Training&&) noexcept = default;
Training& Training::operator=(Training&&) noexcept = default;

Training Training::start(const cohort::Cohort& cohort, learning::TrainingOptions options) {
  const auto basis = basisOf(cohort);
  options.model.channels = basis.images.channels;
  options.model.imageSize = basis.images.width;
  learning::TrainingRun run(basis.images, options);
  removeUnfinished(cohort.modelsFolder());
  return Training(std::make_unique<State>(State{cohort.modelsFolder(), StepClock("train"), basis.images.count,
                                                Journal{basis.inputs, {}, options}, std::move(run)}));
}

Training Training::resume(const cohort::Cohort& cohort, const std::string& device) {
  const auto models = cohort.modelsFolder();
  if (!hasUnfinished(models)) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("there is no unfinished training to go on with"),
                cohort.folder().string());
  }
  const auto basis = basisOf(cohort);
  auto journal = Journal::read(models);
  if (journal.inputs != basis.inputs) {
    throw Error(ErrorCode::Conflict, STRATOSCOPE_TEXT("the cohort has other images than when the training began"),
                cohort.folder().string(), STRATOSCOPE_TEXT("Start the training anew"));
  }
  auto run = learning::TrainingRun::resume(basis.images, checkpointOf(models), device);
  journal.losses.resize(std::min(journal.losses.size(), static_cast<std::size_t>(run.epochsDone())));
  return Training(std::make_unique<State>(
      State{models, StepClock("train"), basis.images.count, std::move(journal), std::move(run)}));
}

bool Training::finished() const { return state_->run.finished(); }
int Training::epochsDone() const { return state_->run.epochsDone(); }
const learning::TrainingOptions& Training::options() const { return state_->run.options(); }
const std::vector<learning::EpochReport>& Training::losses() const { return state_->journal.losses; }

learning::EpochReport Training::step(Progress& progress, const std::stop_token& stop) {
  const auto report = state_->run.step(progress, stop);
  state_->journal.losses.push_back(report);
  state_->journal.write(state_->models);
  state_->run.saveCheckpoint(checkpointOf(state_->models));
  return report;
}

TrainResult Training::finish(cohort::Cohort& cohort) {
  const auto fresh = state_->models / "finished.safetensors";
  state_->run.saveModel(fresh);
  const auto file = nameByContent(fresh);

  TrainResult result;
  result.epochs = state_->run.epochsDone();
  result.items = static_cast<int>(state_->items);
  result.losses = state_->journal.losses;
  result.imagesPerSecond = meanSpeed(result.losses);
  result.seconds = secondsOf(result.losses, state_->items);
  result.device = learning::resolvedDevice(options().device);

  cohort::Transaction transaction(cohort);
  auto run = state_->clock.record(learning::toJson(options()), options().seed);
  run.seconds = result.seconds;
  run.inputsJson = state_->journal.inputs.dump();
  run.modelHash = file.stem().string();
  run.device = result.device;
  run.resultJson = workflow::toJson(result);
  run.file = "models/" + file.filename().string();
  result.run = cohort::addRun(cohort, run);
  transaction.commit();
  removeUnfinished(state_->models);
  return result;
}

std::optional<UnfinishedTraining> unfinishedTraining(const cohort::Cohort& cohort) {
  if (!hasUnfinished(cohort.modelsFolder())) {
    return std::nullopt;
  }
  const auto journal = Journal::read(cohort.modelsFolder());
  return UnfinishedTraining{static_cast<int>(journal.losses.size()), journal.options, journal.losses};
}

TrainResult train(cohort::Cohort& cohort, const learning::TrainingOptions& options, bool resume, Progress& progress,
                  const std::stop_token& stop) {
  auto training = resume ? Training::resume(cohort, options.device) : Training::start(cohort, options);
  while (!training.finished()) {
    (void)training.step(progress, stop);
  }
  return training.finish(cohort);
}

} // namespace stratoscope::workflow
