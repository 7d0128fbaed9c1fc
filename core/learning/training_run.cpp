#include "core/learning/training_run.h"

#include "core/base/error.h"
#include "core/learning/item_tensors.h"
#include "core/learning/out_of_memory.h"
#include "core/learning/trainer.h"

#include <cstring>
#include <optional>

namespace stratoscope::learning {
namespace {

void check(const ImageStack& images, const TrainingOptions& options) {
  checkItems(images, options.model);
  if (images.count < 2 || options.batch < 2 || options.epochs < 1) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("training needs at least 2 items, batches of at least 2 and 1 epoch"));
  }
  if (options.phase == 2 && options.model.prototypes < 2) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("prototypes need a clustering of at least 2 clusters"));
  }
}

torch::Tensor unitRows(const Matrix& rows) {
  auto tensor = torch::empty({static_cast<std::int64_t>(rows.rows), static_cast<std::int64_t>(rows.columns)});
  std::memcpy(tensor.data_ptr(), rows.values.data(), tensor.nbytes());
  return torch::nn::functional::normalize(tensor, torch::nn::functional::NormalizeFuncOptions().dim(1));
}

/// A phase 2 keeps what its model is; the rest is the new training's.
TrainingOptions joined(TrainingOptions options, const TrainingOptions& file, int prototypes) {
  auto model = file.model;
  model.prototypes = prototypes;
  model.conditioned = options.model.conditioned;
  model.assignmentTemperature = options.model.assignmentTemperature;
  options.model = model;
  options.phase = 2;
  options.loss = file.loss;
  options.augmentation = file.augmentation;
  options.temperature = file.temperature;
  options.reconstructionWeight = file.reconstructionWeight;
  options.refinement = file.refinement;
  options.divergenceWeight = file.divergenceWeight;
  return options;
}

} // namespace

struct TrainingRun::State {
  State(const ImageStack& images, const TrainingOptions& told)
      : items(images), options(told), trainer(std::in_place, images, told) {
    options.precision = trainer->precision(); // a resumed run goes on with it, whatever is faster by then
  }

  /// @return what is said about it.
  Text useLess(const WeightsFile& before);

  ImageStack items;
  TrainingOptions options;
  std::optional<Trainer> trainer;
  int epochsDone = 0;
};

Text TrainingRun::State::useLess(const WeightsFile& before) {
  if (options.batch / 2 >= smallestBatch) {
    options.batch /= 2;
    trainer->setBatch(options.batch);
    trainer->restore(before);
    giveCardMemoryBack();
    return {STRATOSCOPE_TEXT("The memory does not suffice; the epoch begins again with batches of %1"),
            {std::to_string(options.batch)}};
  }
  if (trainer->device().is_cpu()) {
    throw Error(ErrorCode::OutOfMemory,
                {STRATOSCOPE_TEXT("the memory does not suffice for batches of %1"), {std::to_string(options.batch)}},
                {}, STRATOSCOPE_TEXT("Choose a narrower network or smaller images"));
  }
  trainer.reset();
  giveCardMemoryBack();
  options.device = "cpu";
  options.precision = Precision::Float;
  trainer.emplace(items, options);
  trainer->restore(before);
  return STRATOSCOPE_TEXT("The card's memory does not suffice; the epoch begins again on the processor");
}

TrainingRun::TrainingRun(const ImageStack& images, const TrainingOptions& options) {
  check(images, options);
  state_ = std::make_unique<State>(images, options);
}

TrainingRun::TrainingRun(std::unique_ptr<State> state) : state_(std::move(state)) {}
TrainingRun::~TrainingRun() = default;
TrainingRun::TrainingRun(TrainingRun&&) noexcept = default;
TrainingRun& TrainingRun::operator=(TrainingRun&&) noexcept = default;

TrainingRun TrainingRun::resume(const ImageStack& images, const std::filesystem::path& checkpoint,
                                const std::string& device) {
  auto file = readWeights(checkpoint);
  file.options.device = device;
  check(images, file.options);
  auto state = std::make_unique<State>(images, file.options);
  state->trainer->restore(file);
  state->epochsDone = file.epochsDone;
  return TrainingRun(std::move(state));
}

TrainingRun TrainingRun::secondPhase(const ImageStack& images, const std::filesystem::path& model,
                                     const Matrix& prototypes, const TrainingOptions& options) {
  const auto file = readWeights(model);
  const auto all = joined(options, file.options, static_cast<int>(prototypes.rows));
  check(images, all);
  if (prototypes.columns != static_cast<std::size_t>(all.model.latent)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the prototypes have another dimension than the network"));
  }
  auto state = std::make_unique<State>(images, all);
  auto& network = state->trainer->model();
  startFromWeights(*network, file);
  const torch::NoGradGuard noGradient;
  network->prototypes().copy_(unitRows(prototypes));
  return TrainingRun(std::move(state));
}

void TrainingRun::startFrom(const std::filesystem::path& model) {
  if (state_->epochsDone > 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("weights to start from come before the first epoch"));
  }
  startFromWeights(*state_->trainer->model(), readWeights(model));
}

bool TrainingRun::finished() const { return state_->epochsDone >= state_->options.epochs; }
int TrainingRun::epochsDone() const { return state_->epochsDone; }
const TrainingOptions& TrainingRun::options() const { return state_->options; }

EpochReport TrainingRun::step(Progress& progress, const std::stop_token& stop) {
  if (finished()) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("this training is finished already"));
  }
  auto& state = *state_;
  const auto before = state.trainer->copied(state.epochsDone);
  while (true) {
    try {
      const auto report = state.trainer->epoch(state.epochsDone, progress, stop);
      state.epochsDone = report.epoch;
      return report;
    } catch (const std::exception& error) {
      if (!isOutOfMemory(error)) {
        throw;
      }
    }
    // Only here have all tensors of the failed batch gone.
    const auto news = state.useLess(before);
    progress.report(state.epochsDone, state.options.epochs, news);
  }
}

void TrainingRun::saveCheckpoint(const std::filesystem::path& path) const {
  writeWeights(path, {.model = *state_->trainer->model(), .options = state_->options, .epochsDone = state_->epochsDone},
               &state_->trainer->optimiser());
}

void TrainingRun::saveModel(const std::filesystem::path& path) const {
  writeWeights(path, {.model = *state_->trainer->model(), .options = state_->options, .epochsDone = state_->epochsDone},
               nullptr);
}

} // namespace stratoscope::learning
