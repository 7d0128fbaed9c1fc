#include "core/retrieval/training/retrieval_run.h"

#include "core/base/error.h"
#include "core/learning/augmentation.h"
#include "core/learning/device.h"
#include "core/learning/item_tensors.h"
#include "core/learning/kept_memory.h"
#include "core/learning/random.h"
#include "core/retrieval/descriptor/describe_images.h"
#include "core/retrieval/training/encoder_file.h"
#include "core/retrieval/training/lists.h"
#include "core/retrieval/training/multi_stage.h"
#include "core/retrieval/training/start_network.h"

#include <chrono>
#include <cmath>
#include <numbers>

namespace stratoscope::retrieval {
namespace {

void check(const ImageStack& images, std::span<const int> groups, const RetrievalOptions& options) {
  checkImages(images, options.encoder);
  if (groups.size() != images.count || options.epochs < 1 || options.chunk < 1 || options.tunedStages < 0) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("training needs a group for each item, at least 1 epoch and 1 item at a time"));
  }
}

DescriptorNetwork makeNetwork(const RetrievalOptions& options, torch::Device device) {
  // Initial weights come from torch's default generator, so the seed is set for just this moment.
  torch::manual_seed(options.seed);
  DescriptorNetwork network(options.encoder);
  learning::placeOn(*network, device);
  return network;
}

/// What is trained: pooling and fully connected layer, and the last stages of the backbone.
std::vector<torch::Tensor> tunedParameters(DescriptorNetwork& network, int tunedStages) {
  const auto stages = network->backbone().stages();
  if (tunedStages > 0) {
    const auto all = static_cast<int>(stages.size());
    for (int stage = 0; stage < all - tunedStages; ++stage) {
      for (auto weights : stages[static_cast<std::size_t>(stage)]) {
        weights.set_requires_grad(false);
      }
    }
  }
  std::vector<torch::Tensor> tuned;
  for (const auto& weights : network->parameters()) {
    if (weights.requires_grad()) {
      tuned.push_back(weights);
    }
  }
  return tuned;
}

} // namespace

struct RetrievalRun::State {
  State(const ImageStack& stack, std::span<const int> groups_, const RetrievalOptions& options_)
      : options(options_), device(learning::chooseDevice(options_.device)), items(stack),
        images(learning::viewOf(stack, 0, stack.count).to(device)), groups(groups_.begin(), groups_.end()),
        network(makeNetwork(options_, device)),
        optimiser(tunedParameters(network, options_.tunedStages), torch::optim::AdamOptions(options_.learningRate)) {}

  void setLearningRate(double share);
  double trainOn(const std::vector<std::int64_t>& list, torch::Generator& random);
  void fitWhitening(Progress& progress, const std::stop_token& stop);

  learning::KeptMemory keptMemory; ///< first, so that it goes after all tensors
  RetrievalOptions options;
  torch::Device device;
  ImageStack items;     ///< keeps the memory of the images
  torch::Tensor images; ///< [N, C, H, W] uint8 on the device
  std::vector<int> groups;
  DescriptorNetwork network;
  torch::optim::Adam optimiser;
  std::optional<WhiteningMap> whitening;
  int epochsDone = 0;
};

void RetrievalRun::State::setLearningRate(double share) {
  const double rate = options.learningRate * 0.5 * (1 + std::cos(std::numbers::pi * share));
  for (auto& group : optimiser.param_groups()) {
    static_cast<torch::optim::AdamOptions&>(group.options()).lr(rate);
  }
}

double RetrievalRun::State::trainOn(const std::vector<std::int64_t>& list, torch::Generator& random) {
  const auto rows = torch::tensor(list).to(device);
  const auto batch = learning::asFloats(images.index_select(0, rows));
  const auto views = learning::augment(batch, learning::augmentationOf(options.augmentation), random)
                         .contiguous(torch::MemoryFormat::ChannelsLast);
  std::vector<std::int64_t> alike;
  alike.reserve(list.size());
  for (const auto row : list) {
    alike.push_back(groups[static_cast<std::size_t>(row)]);
  }
  optimiser.zero_grad();
  const double loss = backPropagateList(network, views, torch::tensor(alike).to(device), options.loss, options.chunk);
  optimiser.step();
  return loss;
}

void RetrievalRun::State::fitWhitening(Progress& progress, const std::stop_token& stop) {
  const auto& descriptor = options.encoder.descriptor;
  if (descriptor.whitening == Whitening::None) {
    return;
  }
  const auto rows = describeImages(network, device, items, progress, stop);
  whitening = descriptor.whitening == Whitening::Pca ? fitPcaWhitening(rows, descriptor.whitenedDimension)
                                                     : fitLearnedWhitening(rows, groups, descriptor.whitenedDimension);
}

RetrievalRun::RetrievalRun(const ImageStack& images, std::span<const int> groups, const RetrievalOptions& options,
                           const std::filesystem::path& start) {
  check(images, groups, options);
  (void)drawLists(groups, options.list, options.perGroup, options.seed, 0); // refuses what cannot be dealt
  state_ = std::make_unique<State>(images, groups, options);
  if (start.empty()) {
    calibrateNormalisation(state_->network, state_->images, options.chunk);
  } else {
    restoreStart(state_->network, start);
  }
}

RetrievalRun::RetrievalRun(std::unique_ptr<State> state) : state_(std::move(state)) {}
RetrievalRun::~RetrievalRun() = default;
RetrievalRun::RetrievalRun(RetrievalRun&&) noexcept = default;
RetrievalRun& RetrievalRun::operator=(RetrievalRun&&) noexcept = default;

RetrievalRun RetrievalRun::resume(const ImageStack& images, std::span<const int> groups,
                                  const std::filesystem::path& checkpoint, const std::string& device) {
  auto file = readEncoder(checkpoint);
  if (!file.checkpoint) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("is a finished model and no checkpoint to go on from"),
                checkpoint.string());
  }
  file.options.device = device;
  check(images, groups, file.options);
  auto state = std::make_unique<State>(images, groups, file.options);
  learning::restoreTensors(*state->network, file.tensors);
  learning::restoreAdam(state->optimiser, *state->network, file.tensors);
  state->whitening = file.whitening;
  state->epochsDone = file.epochsDone;
  return RetrievalRun(std::move(state));
}

bool RetrievalRun::finished() const { return state_->epochsDone >= state_->options.epochs; }
int RetrievalRun::epochsDone() const { return state_->epochsDone; }
const RetrievalOptions& RetrievalRun::options() const { return state_->options; }

RetrievalEpoch RetrievalRun::step(Progress& progress, const std::stop_token& stop) {
  if (finished()) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("this training is finished already"));
  }
  auto& state = *state_;
  const auto& options = state.options;
  const auto start = std::chrono::steady_clock::now();
  const auto seconds = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
  auto random = learning::epochGenerator(state.device, options.seed, state.epochsDone);
  const auto lists = drawLists(state.groups, options.list, options.perGroup, options.seed, state.epochsDone);
  const auto count = static_cast<std::int64_t>(lists.size());
  state.network->train();
  state.network->freezeNormalisation();
  RetrievalEpoch report{.epoch = state.epochsDone + 1};
  double images = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    throwIfStopped(stop);
    state.setLearningRate((state.epochsDone + static_cast<double>(i) / static_cast<double>(count)) / options.epochs);
    const auto& list = lists[static_cast<std::size_t>(i)];
    report.loss += state.trainOn(list, random) / static_cast<double>(count);
    images += static_cast<double>(list.size());
    progress.report(
        state.epochsDone * count + i + 1, options.epochs * count,
        {STRATOSCOPE_TEXT("Epoch %1 of %2"), {std::to_string(state.epochsDone + 1), std::to_string(options.epochs)}});
  }
  report.imagesPerSecond = images / seconds();
  if (report.epoch == options.epochs) {
    state.fitWhitening(progress, stop);
  }
  state.epochsDone = report.epoch;
  report.seconds = seconds();
  return report;
}

void RetrievalRun::saveCheckpoint(const std::filesystem::path& path) const {
  writeEncoder(path, {*state_->network, state_->options, state_->whitening, state_->epochsDone}, &state_->optimiser);
}

void RetrievalRun::saveModel(const std::filesystem::path& path) const {
  writeEncoder(path, {*state_->network, state_->options, state_->whitening, state_->epochsDone}, nullptr);
}

} // namespace stratoscope::retrieval
