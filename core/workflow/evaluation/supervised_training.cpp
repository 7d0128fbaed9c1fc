#include "core/workflow/evaluation/supervised_training.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/learning/runtime.h"
#include "core/learning/supervised/supervised_json.h"
#include "core/learning/supervised/supervised_run.h"
#include "core/workflow/evaluation/evaluation_parts.h"
#include "core/workflow/evaluation/supervised_json.h"
#include "core/workflow/item_rows.h"
#include "core/workflow/provenance.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;
using learning::LabelledItems;
using nlohmann::json;

fs::path checkpointOf(const fs::path& models) { return models / "unfinished-supervised.safetensors"; }
fs::path journalOf(const fs::path& models) { return models / "unfinished-supervised.json"; }

LabelledItems itemsOf(const ImageStack& stack, const EvaluatedPart& part) {
  return {part.rows.empty() ? ImageStack{} : eightBits(selectItems(stack, part.rows)), part.truth};
}

json identityOf(const LabelledItems& items) {
  const auto labels = std::as_bytes(std::span(items.classes));
  const auto& images = items.images;
  return {{"items", items.classes.size()},
          {"pixels", sha256({images.data, images.count * images.bytesPerItem()})},
          {"classes", sha256(labels)}};
}

/// What a training stands on: it can be resumed on the same items and classes only.
struct Basis {
  LabelledItems train;
  LabelledItems validation;
  SupervisedOrder order; ///< with what the cohort says filled in
  json inputs;
  bool heldOut = false;
};

Basis basisOf(const cohort::Cohort& cohort, SupervisedOrder order) {
  auto stack = cohort.images();
  if (stack.count == 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the cohort has no images"), cohort.folder().string(),
                STRATOSCOPE_TEXT("Import images first"));
  }
  auto parts = supervisedParts(cohort, order.truth, order.options.seed);
  order.options.classes = parts.classes;
  order.options.model.channels = stack.channels;
  order.options.model.imageSize = stack.width;
  order.options.model.depth = stack.depth;
  Basis basis{itemsOf(stack, parts.train), itemsOf(stack, parts.validation), std::move(order), {}, parts.heldOut};
  basis.inputs = {{"train", identityOf(basis.train)}, {"validation", identityOf(basis.validation)}};
  if (!basis.order.weights.empty()) {
    basis.inputs["weights"] = sha256OfFile(basis.order.weights);
  }
  return basis;
}

json parametersOf(const SupervisedOrder& order) {
  auto parameters = json::parse(learning::toJson(order.options));
  parameters["truth"] = order.truth;
  parameters["weights"] = order.weights.filename().string();
  return parameters;
}

/// The same order on another device is the same.
json withoutDevice(json parameters) {
  parameters.erase("device");
  return parameters;
}

/// The record beside a checkpoint.
struct Journal {
  json inputs;
  json parameters;
  int epochsDone = 0;

  void write(const fs::path& models) const {
    const json content{{"inputs", inputs}, {"parameters", parameters}, {"epochs", epochsDone}};
    writeFileAtomically(journalOf(models), content.dump(1));
  }

  static Journal read(const fs::path& models) {
    try {
      const auto content = json::parse(readFile(journalOf(models)));
      return {content.at("inputs"), content.at("parameters"), content.at("epochs")};
    } catch (const json::exception&) {
      throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the record of the unfinished training is damaged"),
                  journalOf(models).string(), STRATOSCOPE_TEXT("Start the training anew"));
    }
  }

  [[nodiscard]] SupervisedOrder order(const fs::path& models) const {
    return {parameters.value("truth", ""),
            learning::supervisedOptionsFromJson(parameters.dump(), journalOf(models).string())};
  }
};

bool hasUnfinished(const fs::path& models) { return fs::exists(checkpointOf(models)) && fs::exists(journalOf(models)); }

void removeUnfinished(const fs::path& models) {
  std::error_code ignored;
  fs::remove(checkpointOf(models), ignored);
  fs::remove(journalOf(models), ignored);
}

} // namespace

struct SupervisedTraining::State {
  fs::path models;
  StepClock clock{supervisedStep};
  Journal journal;
  SupervisedResult begun; ///< what is known from the start
  learning::SupervisedRun run;
};

namespace {

SupervisedResult begunOn(const Basis& basis) {
  SupervisedResult result;
  result.truth = basis.order.truth;
  result.backbone = basis.order.options.backbone;
  result.items = static_cast<int>(basis.train.classes.size());
  result.validationItems = static_cast<int>(basis.validation.classes.size());
  result.heldOut = basis.heldOut;
  return result;
}

} // namespace

SupervisedTraining::SupervisedTraining(std::unique_ptr<State> state) : state_(std::move(state)) {}
SupervisedTraining::~SupervisedTraining() = default;
SupervisedTraining::SupervisedTraining(SupervisedTraining&&) noexcept = default;
SupervisedTraining& SupervisedTraining::operator=(SupervisedTraining&&) noexcept = default;

SupervisedTraining SupervisedTraining::start(const cohort::Cohort& cohort, const SupervisedOrder& order) {
  const auto basis = basisOf(cohort, order);
  learning::SupervisedRun run(basis.train, basis.validation, basis.order.options, basis.order.weights);
  removeUnfinished(cohort.modelsFolder());
  return SupervisedTraining(std::make_unique<State>(State{cohort.modelsFolder(), StepClock(supervisedStep),
                                                          Journal{basis.inputs, parametersOf(basis.order), 0},
                                                          begunOn(basis), std::move(run)}));
}

SupervisedTraining SupervisedTraining::resume(const cohort::Cohort& cohort, const std::string& device) {
  const auto models = cohort.modelsFolder();
  if (!hasUnfinished(models)) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("there is no unfinished training to go on with"),
                cohort.folder().string());
  }
  auto journal = Journal::read(models);
  const auto basis = basisOf(cohort, journal.order(models));
  auto inputs = basis.inputs;
  if (journal.inputs.contains("weights")) {
    inputs["weights"] = journal.inputs.at("weights"); // they lie in the checkpoint by now
  }
  if (journal.inputs != inputs) {
    throw Error(ErrorCode::Conflict,
                STRATOSCOPE_TEXT("the cohort has other images or classes than when the training began"),
                cohort.folder().string(), STRATOSCOPE_TEXT("Start the training anew"));
  }
  auto run = learning::SupervisedRun::resume(basis.train, basis.validation, checkpointOf(models), device);
  return SupervisedTraining(std::make_unique<State>(
      State{models, StepClock(supervisedStep), std::move(journal), begunOn(basis), std::move(run)}));
}

bool SupervisedTraining::finished() const { return state_->run.finished(); }
const learning::SupervisedOptions& SupervisedTraining::options() const { return state_->run.options(); }
const std::vector<learning::SupervisedReport>& SupervisedTraining::reports() const { return state_->run.reports(); }

learning::SupervisedReport SupervisedTraining::step(Progress& progress, const std::stop_token& stop) {
  const auto report = state_->run.step(progress, stop);
  state_->journal.epochsDone = report.epoch;
  state_->journal.write(state_->models);
  state_->run.saveCheckpoint(checkpointOf(state_->models));
  return report;
}

SupervisedResult SupervisedTraining::finish(cohort::Cohort& cohort) {
  const auto fresh = state_->models / "finished-supervised.safetensors";
  state_->run.saveModel(fresh);
  const auto file = nameByContent(fresh);
  auto result = state_->begun;
  result.device = learning::resolvedDevice(options().device);
  fillCurve(result, reports());

  cohort::Transaction transaction(cohort);
  auto run = state_->clock.record(state_->journal.parameters.dump(), options().seed);
  run.seconds = result.seconds;
  run.inputsJson = state_->journal.inputs.dump();
  run.modelHash = file.stem().string();
  run.device = result.device;
  run.resultJson = toJson(result);
  run.file = "models/" + file.filename().string();
  result.run = cohort::addRun(cohort, run);
  transaction.commit();
  removeUnfinished(state_->models);
  return result;
}

std::optional<UnfinishedSupervised> unfinishedSupervised(const cohort::Cohort& cohort) {
  const auto models = cohort.modelsFolder();
  if (!hasUnfinished(models)) {
    return std::nullopt;
  }
  const auto journal = Journal::read(models);
  return UnfinishedSupervised{journal.epochsDone, journal.order(models)};
}

SupervisedResult trainSupervised(cohort::Cohort& cohort, const SupervisedOrder& order, bool resume, Progress& progress,
                                 const std::stop_token& stop) {
  auto training =
      resume ? SupervisedTraining::resume(cohort, order.options.device) : SupervisedTraining::start(cohort, order);
  while (!training.finished()) {
    (void)training.step(progress, stop);
  }
  return training.finish(cohort);
}

std::optional<SupervisedResult> storedSupervised(const cohort::Cohort& cohort, const SupervisedOrder& order) {
  if (!cohort::latestRun(cohort, supervisedStep)) {
    return std::nullopt; // before all images are hashed
  }
  const auto basis = basisOf(cohort, order);
  const auto wanted = withoutDevice(parametersOf(basis.order));
  const auto runs = cohort::runs(cohort);
  const auto found = std::find_if(runs.rbegin(), runs.rend(), [&](const cohort::Run& run) {
    return run.step == supervisedStep && withoutDevice(json::parse(run.parametersJson)) == wanted &&
           json::parse(run.inputsJson) == basis.inputs && fs::exists(cohort.folder() / run.file);
  });
  if (found == runs.rend()) {
    return std::nullopt;
  }
  auto result = supervisedResultFromJson(found->resultJson);
  result.run = found->id;
  return result;
}

bool isUnfinished(const cohort::Cohort& cohort, const SupervisedOrder& order) {
  if (!hasUnfinished(cohort.modelsFolder())) {
    return false;
  }
  const auto journal = Journal::read(cohort.modelsFolder());
  const auto basis = basisOf(cohort, order);
  return journal.inputs == basis.inputs &&
         withoutDevice(journal.parameters) == withoutDevice(parametersOf(basis.order));
}

} // namespace stratoscope::workflow
