#include "core/workflow/training.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/learning/options_json.h"
#include "core/learning/runtime.h"
#include "core/workflow/item_rows.h"
#include "core/workflow/provenance.h"
#include "core/workflow/results_json.h"
#include "core/workflow/training_steps/journal.h"
#include "core/workflow/training_steps/model_card.h"
#include "core/workflow/training_steps/second_phase.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

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
  const auto images = eightBits(selectItems(stack, rows));
  return {images, {{"items", rows.size()}, {"pixels", sha256({images.data, images.count * images.bytesPerItem()})}}};
}

/// A training is resumed on the same items alone, whatever else it began with.
bool standsOn(const TrainingJournal& journal, const Basis& basis) {
  return std::ranges::all_of(basis.inputs.items(), [&](const auto& entry) {
    return journal.inputs.contains(entry.key()) && journal.inputs.at(entry.key()) == entry.value();
  });
}

/// Phase 1 on the items, or phase 2 on the newest clustering of them, which becomes one of the inputs.
learning::TrainingRun beginRun(const cohort::Cohort& cohort, Basis& basis, learning::TrainingOptions options) {
  if (options.phase == 2) {
    const auto start = secondPhaseStart(cohort);
    basis.inputs.update(start.inputs);
    return learning::TrainingRun::secondPhase(basis.images, start.model, start.prototypes, options);
  }
  options.model.channels = basis.images.channels;
  options.model.imageSize = basis.images.width;
  options.model.depth = basis.images.depth;
  return {basis.images, options};
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

learning::TrainingOptions secondPhaseOptions() {
  learning::TrainingOptions options;
  options.phase = 2;
  options.batch = 32;
  options.learningRate = 2e-3;
  return options;
}

struct Training::State {
  fs::path models;
  StepClock clock{"train"};
  std::size_t items;
  TrainingJournal journal;
  learning::TrainingRun run;
};

Training::Training(std::unique_ptr<State> state) : state_(std::move(state)) {}
Training::~Training() = default;
Training::Training(Training&&) noexcept = default;
Training& Training::operator=(Training&&) noexcept = default;

Training Training::start(const cohort::Cohort& cohort, learning::TrainingOptions options, const TrainingStart& start) {
  auto basis = basisOf(cohort);
  auto run = beginRun(cohort, basis, options);
  if (!start.weights.empty()) {
    run.startFrom(start.weights);
    basis.inputs["weights"] = sha256OfFile(start.weights);
  }
  removeUnfinished(cohort.modelsFolder());
  TrainingJournal journal{basis.inputs, {}, run.options(), start.licence};
  return Training(std::make_unique<State>(
      State{cohort.modelsFolder(), StepClock("train"), basis.images.count, std::move(journal), std::move(run)}));
}

Training Training::resume(const cohort::Cohort& cohort, const std::string& device) {
  const auto models = cohort.modelsFolder();
  if (!hasUnfinished(models)) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("there is no unfinished training to go on with"),
                cohort.folder().string());
  }
  const auto basis = basisOf(cohort);
  auto journal = TrainingJournal::read(models);
  if (!standsOn(journal, basis)) {
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
  state_->journal.options = options(); // with the batch that fitted into the memory
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
  run.id = cohort::addRun(cohort, run);
  result.run = run.id;
  if (options().phase == 2) {
    carryEmbedding(cohort, run);
  }
  transaction.commit();
  writeModelCard(cohort, run, state_->journal.licence);
  removeUnfinished(state_->models);
  return result;
}

std::optional<UnfinishedTraining> unfinishedTraining(const cohort::Cohort& cohort) {
  if (!hasUnfinished(cohort.modelsFolder())) {
    return std::nullopt;
  }
  const auto journal = TrainingJournal::read(cohort.modelsFolder());
  return UnfinishedTraining{static_cast<int>(journal.losses.size()), journal.options, journal.losses};
}

TrainResult train(cohort::Cohort& cohort, const learning::TrainingOptions& options, bool resume, Progress& progress,
                  const std::stop_token& stop, const TrainingStart& start) {
  auto training = resume ? Training::resume(cohort, options.device) : Training::start(cohort, options, start);
  while (!training.finished()) {
    (void)training.step(progress, stop);
  }
  return training.finish(cohort);
}

} // namespace stratoscope::workflow
