#include "core/learning/training_run.h"

#include "core/base/error.h"
#include "core/learning/augmentation.h"
#include "core/learning/decoder_refinement.h"
#include "core/learning/device.h"
#include "core/learning/kept_memory.h"
#include "core/learning/losses.h"
#include "core/learning/networks.h"
#include "core/learning/options_json.h"
#include "core/learning/random.h"
#include "core/learning/weights.h"

#include <chrono>
#include <cmath>
#include <numbers>

namespace stratoscope::learning {
namespace {

void check(const ImageStack& images, const TrainingOptions& options) {
  if (images.type != PixelType::UInt8) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("training takes items of 8 bits"));
  }
  const auto& model = options.model;
  if (images.channels != model.channels || images.width != model.imageSize || images.height != model.imageSize) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the items have another size than the network"));
  }
  if (images.count < 2 || options.batch < 2 || options.epochs < 1) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("training needs at least 2 items, batches of at least 2 and 1 epoch"));
  }
}

/// All items as one uint8 tensor on the device: picking a batch is one index_select, which beats a data loader by far.
torch::Tensor toDevice(const ImageStack& images, torch::Device device) {
  const auto shape = {static_cast<std::int64_t>(images.count), static_cast<std::int64_t>(images.channels),
                      static_cast<std::int64_t>(images.height), static_cast<std::int64_t>(images.width)};
  // from_blob wants a mutable pointer; the clone is all that is ever written to.
  auto* data = const_cast<std::byte*>(images.data);
  return torch::from_blob(data, shape, torch::kUInt8).clone().to(device);
}

ContrastiveAutoencoder makeModel(const TrainingOptions& options, torch::Device device) {
  // Initial weights come from torch's default generator, so the seed is set for just this moment.
  torch::manual_seed(options.seed);
  ContrastiveAutoencoder model(options.model);
  placeOn(*model, device);
  return model;
}

torch::Tensor contrastive(const torch::Tensor& embedding, ContrastiveAutoencoder& model,
                          const TrainingOptions& options) {
  const auto views = model->project(embedding).chunk(2);
  return options.loss == ContrastiveLoss::NTXent ? ntXentLoss(views[0], views[1], options.temperature)
                                                 : decoupledContrastiveLoss(views[0], views[1], options.temperature);
}

} // namespace

struct TrainingRun::State {
  State(const ImageStack& stack, const TrainingOptions& options_)
      : options(options_), device(chooseDevice(options_.device)), images(toDevice(stack, device)),
        model(makeModel(options_, device)),
        optimiser(model->parameters(), torch::optim::AdamOptions(options_.learningRate)) {}

  [[nodiscard]] std::int64_t batches() const {
    // A last batch of one item has no negatives.
    return (images.size(0) - 2) / options.batch + 1;
  }
  void setLearningRate(std::int64_t batch);
  EpochReport trainOn(const torch::Tensor& items, torch::Generator& random);
  [[nodiscard]] std::int64_t steps() const {
    return options.epochs * batches() + refinementSteps(images.size(0), options);
  }
  void refine(Progress& progress, const std::stop_token& stop);

  KeptMemory keptMemory; ///< first, so that it goes after all tensors
  TrainingOptions options;
  torch::Device device;
  torch::Tensor images; ///< [N, C, H, W] uint8 on the device
  ContrastiveAutoencoder model;
  torch::optim::Adam optimiser;
  int epochsDone = 0;
};

void TrainingRun::State::setLearningRate(std::int64_t batch) {
  const double share = (epochsDone + static_cast<double>(batch) / static_cast<double>(batches())) / options.epochs;
  const double rate = options.learningRate * 0.5 * (1 + std::cos(std::numbers::pi * share));
  for (auto& group : optimiser.param_groups()) {
    static_cast<torch::optim::AdamOptions&>(group.options()).lr(rate);
  }
}

/// One step of the optimiser; the report holds this batch's losses, still as they are on the device until read.
EpochReport TrainingRun::State::trainOn(const torch::Tensor& items, torch::Generator& random) {
  const auto batch = images.index_select(0, items).to(torch::kFloat32).div_(255);
  const auto preset = augmentationOf(options.augmentation);
  const auto views = torch::cat({augment(batch, preset, random), augment(batch, preset, random)})
                         .contiguous(torch::MemoryFormat::ChannelsLast);
  optimiser.zero_grad();
  const auto embedding = model->encode(views);
  const auto attraction = contrastive(embedding, model, options);
  const auto difference = torch::mse_loss(model->decode(embedding), views);
  // Both views are in one mean, which the formula's sum holds twice.
  const auto loss = attraction + 2 * options.reconstructionWeight * difference;
  loss.backward();
  optimiser.step();
  return {.loss = loss.item<double>(),
          .contrastive = attraction.item<double>(),
          .reconstruction = difference.item<double>()};
}

void TrainingRun::State::refine(Progress& progress, const std::stop_token& stop) {
  const auto before = options.epochs * batches();
  refineDecoder(model, images, options, [&](std::int64_t done) {
    throwIfStopped(stop);
    progress.report(before + done, steps(), STRATOSCOPE_TEXT("Refining the decoder"));
  });
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
  restoreWeights(*state->model, file);
  restoreOptimiser(state->optimiser, *state->model, file);
  state->epochsDone = file.epochsDone;
  return TrainingRun(std::move(state));
}

bool TrainingRun::finished() const { return state_->epochsDone >= state_->options.epochs; }
int TrainingRun::epochsDone() const { return state_->epochsDone; }
const TrainingOptions& TrainingRun::options() const { return state_->options; }

EpochReport TrainingRun::step(Progress& progress, const std::stop_token& stop) {
  if (finished()) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("this training is finished already"));
  }
  auto& state = *state_;
  const auto start = std::chrono::steady_clock::now();
  auto random = epochGenerator(state.device, state.options.seed, state.epochsDone);
  auto order = epochGenerator(torch::kCPU, state.options.seed, state.epochsDone);
  const auto shuffled = torch::randperm(state.images.size(0), order, torch::kInt64).to(state.device);
  state.model->train();
  EpochReport mean;
  const auto batches = state.batches();
  for (std::int64_t i = 0; i < batches; ++i) {
    throwIfStopped(stop);
    state.setLearningRate(i);
    const auto end = std::min((i + 1) * state.options.batch, shuffled.size(0));
    const auto report = state.trainOn(shuffled.slice(0, i * state.options.batch, end), random);
    mean.loss += report.loss / static_cast<double>(batches);
    mean.contrastive += report.contrastive / static_cast<double>(batches);
    mean.reconstruction += report.reconstruction / static_cast<double>(batches);
    progress.report(state.epochsDone * batches + i + 1, state.steps(),
                    {STRATOSCOPE_TEXT("Epoch %1 of %2"),
                     {std::to_string(state.epochsDone + 1), std::to_string(state.options.epochs)}});
  }
  const auto seconds = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
  mean.imagesPerSecond = static_cast<double>(shuffled.size(0)) / seconds();
  mean.epoch = state.epochsDone + 1;
  if (mean.epoch == state.options.epochs) {
    state.refine(progress, stop);
  }
  state.epochsDone = mean.epoch;
  mean.seconds = seconds();
  return mean;
}

void TrainingRun::saveCheckpoint(const std::filesystem::path& path) const {
  writeWeights(path, {.model = *state_->model, .options = state_->options, .epochsDone = state_->epochsDone},
               &state_->optimiser);
}

void TrainingRun::saveModel(const std::filesystem::path& path) const {
  writeWeights(path, {.model = *state_->model, .options = state_->options, .epochsDone = state_->epochsDone}, nullptr);
}

} // namespace stratoscope::learning
