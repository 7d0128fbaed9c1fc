#include "core/workflow/retrieval_training/retrieval_training.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/cohort/runs.h"
#include "core/learning/runtime.h"
#include "core/retrieval/training/start_weights.h"
#include "core/workflow/encoder.h"
#include "core/workflow/provenance.h"
#include "core/workflow/retrieval_training/training_items.h"

#include <charconv>
#include <nlohmann/json.hpp>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using retrieval::RetrievalEpoch;
using retrieval::RetrievalOptions;

fs::path checkpointOf(const fs::path& models) { return models / "unfinished-retrieval.safetensors"; }
fs::path journalOf(const fs::path& models) { return models / "unfinished-retrieval.json"; }

/// The record beside a checkpoint. It is written before the checkpoint of the same epoch, so it may know one epoch
/// more than the checkpoint, never less.
struct Journal {
  json inputs;
  std::vector<RetrievalEpoch> losses;
  RetrievalOptions options;

  void write(const fs::path& models) const {
    json content{{"inputs", inputs}, {"options", json::parse(retrieval::toJson(options))}, {"epochs", json::array()}};
    for (const auto& epoch : losses) {
      content["epochs"].push_back({{"epoch", epoch.epoch},
                                   {"loss", epoch.loss},
                                   {"images_per_second", epoch.imagesPerSecond},
                                   {"seconds", epoch.seconds}});
    }
    writeFileAtomically(journalOf(models), content.dump(1));
  }

  static Journal read(const fs::path& models) {
    const auto path = journalOf(models);
    try {
      const auto content = json::parse(readFile(path));
      Journal journal{
          content.at("inputs"), {}, retrieval::retrievalOptionsFromJson(content.at("options").dump(), path.string())};
      for (const auto& epoch : content.at("epochs")) {
        journal.losses.push_back(
            {epoch.at("epoch"), epoch.at("loss"), epoch.at("images_per_second"), epoch.at("seconds")});
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

/// The file to start from; empty for random weights.
fs::path startFile(const cohort::Cohort& cohort, const std::string& start) {
  if (start == "random") {
    return {};
  }
  if (start.empty() || start == "auto") {
    const auto newest = newestModel(cohort, retrieval::WeightsKind::Autoencoder);
    return newest ? newest->file : fs::path();
  }
  std::int64_t number = 0;
  const auto* end = start.data() + start.size();
  if (std::from_chars(start.data(), end, number).ptr != end) {
    return start;
  }
  const auto run = cohort::run(cohort, number);
  if (!run.file.starts_with("models/")) {
    throw Error(ErrorCode::NotFound, {STRATOSCOPE_TEXT("run %1 is no training"), {start}}, cohort.folder().string());
  }
  return cohort.folder() / run.file;
}

/// What the options left to the weights.
void fillIn(RetrievalOptions& training) {
  const bool isRandom = training.start == "random";
  if (training.learningRate <= 0) {
    training.learningRate = isRandom ? 1e-3 : 1e-4;
  }
  auto& exponent = training.encoder.descriptor.exponent;
  if (exponent <= 0) {
    const bool isResNet = training.encoder.backbone != retrieval::BackboneKind::Autoencoder;
    exponent = isRandom || isResNet ? 3 : 1;
  }
}

} // namespace

struct RetrievalTraining::State {
  fs::path models;
  StepClock clock{retrievalTrainingStep};
  Journal journal;
  retrieval::RetrievalRun run;
};

RetrievalTraining::RetrievalTraining(std::unique_ptr<State> state) : state_(std::move(state)) {}
RetrievalTraining::~RetrievalTraining() = default;
RetrievalTraining::RetrievalTraining(RetrievalTraining&&) noexcept = default;
RetrievalTraining& RetrievalTraining::operator=(RetrievalTraining&&) noexcept = default;

RetrievalTraining RetrievalTraining::start(const cohort::Cohort& cohort, const RetrievalTrainOptions& options) {
  auto training = options.training;
  const auto items = retrievalItems(cohort, training.positives);
  training.encoder.model.channels = items.images.channels;
  training.encoder.model.imageSize = items.images.width;
  training.encoder.model.depth = items.images.depth;
  const auto file = startFile(cohort, options.start);
  if (file.empty()) {
    training.start = "random";
    training.encoder.input.channels = items.images.channels;
  } else {
    training.start = retrieval::nameOfStart(file);
    training.encoder = retrieval::encoderStartingFrom(file, training.encoder);
  }
  fillIn(training);
  retrieval::RetrievalRun run(items.images, items.groups, training, file);
  removeUnfinished(cohort.modelsFolder());
  return RetrievalTraining(
      std::make_unique<State>(State{cohort.modelsFolder(), StepClock(retrievalTrainingStep),
                                    Journal{json::parse(items.inputsJson), {}, training}, std::move(run)}));
}

RetrievalTraining RetrievalTraining::resume(const cohort::Cohort& cohort, const std::string& device) {
  const auto models = cohort.modelsFolder();
  if (!hasUnfinished(models)) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("there is no unfinished training to go on with"),
                cohort.folder().string());
  }
  auto journal = Journal::read(models);
  const auto items = retrievalItems(cohort, journal.options.positives);
  if (journal.inputs != json::parse(items.inputsJson)) {
    throw Error(ErrorCode::Conflict, STRATOSCOPE_TEXT("the cohort has other images than when the training began"),
                cohort.folder().string(), STRATOSCOPE_TEXT("Start the training anew"));
  }
  auto run = retrieval::RetrievalRun::resume(items.images, items.groups, checkpointOf(models), device);
  journal.losses.resize(std::min(journal.losses.size(), static_cast<std::size_t>(run.epochsDone())));
  return RetrievalTraining(
      std::make_unique<State>(State{models, StepClock(retrievalTrainingStep), std::move(journal), std::move(run)}));
}

bool RetrievalTraining::finished() const { return state_->run.finished(); }
int RetrievalTraining::epochsDone() const { return state_->run.epochsDone(); }
const RetrievalOptions& RetrievalTraining::options() const { return state_->run.options(); }
const std::vector<RetrievalEpoch>& RetrievalTraining::losses() const { return state_->journal.losses; }

RetrievalEpoch RetrievalTraining::step(Progress& progress, const std::stop_token& stop) {
  const auto report = state_->run.step(progress, stop);
  state_->journal.losses.push_back(report);
  state_->journal.write(state_->models);
  state_->run.saveCheckpoint(checkpointOf(state_->models));
  return report;
}

RetrievalTrainResult RetrievalTraining::finish(cohort::Cohort& cohort) {
  const auto fresh = state_->models / "finished-retrieval.safetensors";
  state_->run.saveModel(fresh);
  const auto file = nameByContent(fresh);
  const auto& journal = state_->journal;

  RetrievalTrainResult result;
  result.epochs = state_->run.epochsDone();
  result.items = journal.inputs.at("items");
  result.groups = journal.inputs.at("group_count");
  result.start = options().start;
  result.losses = journal.losses;
  for (const auto& epoch : journal.losses) {
    result.imagesPerSecond += epoch.imagesPerSecond / static_cast<double>(journal.losses.size());
    result.seconds += epoch.seconds;
  }
  result.device = learning::resolvedDevice(options().device);

  cohort::Transaction transaction(cohort);
  auto run = state_->clock.record(retrieval::toJson(options()), options().seed);
  run.seconds = result.seconds;
  run.inputsJson = journal.inputs.dump();
  run.modelHash = file.stem().string();
  run.device = result.device;
  run.resultJson = toJson(result);
  run.file = "models/" + file.filename().string();
  result.run = cohort::addRun(cohort, run);
  transaction.commit();
  removeUnfinished(state_->models);
  return result;
}

std::optional<UnfinishedRetrievalTraining> unfinishedRetrievalTraining(const cohort::Cohort& cohort) {
  if (!hasUnfinished(cohort.modelsFolder())) {
    return std::nullopt;
  }
  const auto journal = Journal::read(cohort.modelsFolder());
  return UnfinishedRetrievalTraining{static_cast<int>(journal.losses.size()), journal.options};
}

RetrievalTrainResult trainRetrieval(cohort::Cohort& cohort, const RetrievalTrainOptions& options, bool resume,
                                    Progress& progress, const std::stop_token& stop) {
  auto training =
      resume ? RetrievalTraining::resume(cohort, options.training.device) : RetrievalTraining::start(cohort, options);
  while (!training.finished()) {
    (void)training.step(progress, stop);
  }
  return training.finish(cohort);
}

std::string toJson(const RetrievalTrainResult& result) {
  auto losses = nlohmann::ordered_json::array();
  for (const auto& epoch : result.losses) {
    losses.push_back({{"epoch", epoch.epoch}, {"loss", epoch.loss}, {"images_per_second", epoch.imagesPerSecond}});
  }
  return nlohmann::ordered_json{{"run", result.run},         {"model", "retrieval"},
                                {"epochs", result.epochs},   {"items", result.items},
                                {"groups", result.groups},   {"start", result.start},
                                {"losses", losses},          {"images_per_second", result.imagesPerSecond},
                                {"seconds", result.seconds}, {"device", result.device}}
      .dump();
}

} // namespace stratoscope::workflow
