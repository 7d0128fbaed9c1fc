#include "core/learning/supervised/supervised_run.h"

#include "core/base/error.h"
#include "core/learning/augmentation.h"
#include "core/learning/device.h"
#include "core/learning/item_tensors.h"
#include "core/learning/kept_memory.h"
#include "core/learning/random.h"
#include "core/learning/supervised/classifier.h"
#include "core/learning/supervised/supervised_file.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <utility>

namespace stratoscope::learning {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t validationBatch = 256;

void checkLabels(const LabelledItems& items, const SupervisedOptions& options) {
  const auto classes = static_cast<int>(options.classes.size());
  if (items.classes.size() != items.images.count ||
      !std::ranges::all_of(items.classes, [&](int value) { return value >= 0 && value < classes; })) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("every item needs a class, one of those that are named"));
  }
  if (items.images.count > 0) {
    checkItems(items.images, options.model);
  }
}

void check(const LabelledItems& train, const LabelledItems& validation, const SupervisedOptions& options) {
  checkLabels(train, options);
  checkLabels(validation, options);
  if (train.images.count < 2) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("training needs at least 2 items"));
  }
}

/// Items on the device.
struct Resident {
  Resident(const LabelledItems& items, torch::Device device) {
    if (items.images.count > 0) {
      images = viewOf(items.images, 0, items.images.count).clone().to(device);
    }
    classes =
        torch::tensor(std::vector<std::int64_t>(items.classes.begin(), items.classes.end()), torch::kInt64).to(device);
  }
  [[nodiscard]] std::int64_t count() const { return classes.size(0); }

  torch::Tensor images; ///< [N, C, H, W] or [N, C, D, H, W] uint8
  torch::Tensor classes;
};

Classifier placed(Classifier classifier, torch::Device device) {
  placeOn(classifier.module(), device);
  return classifier;
}

Classifier fresh(const SupervisedOptions& options, const std::filesystem::path& weights) {
  // Initial weights come from torch's default generator, so the seed is set for just this moment.
  torch::manual_seed(options.seed);
  return weights.empty() ? Classifier(options) : Classifier(options, readResNetWeights(weights));
}

NamedTensors copiesOf(const torch::nn::Module& module) {
  auto tensors = tensorsOf(module);
  for (auto& entry : tensors) {
    entry.second = entry.second.detach().clone();
  }
  return tensors;
}

/// Sums over items, kept on the device until they are read.
struct Tally {
  explicit Tally(torch::Device device)
      : loss(torch::zeros({}, torch::TensorOptions().device(device).dtype(torch::kFloat64))),
        right(torch::zeros({}, torch::TensorOptions().device(device).dtype(torch::kInt64))) {}

  void add(const torch::Tensor& batchLoss, const torch::Tensor& scores, const torch::Tensor& classes) {
    loss += batchLoss.detach().to(torch::kFloat64) * classes.size(0);
    right += (scores.detach().argmax(1) == classes).sum();
    items += classes.size(0);
  }
  [[nodiscard]] double meanLoss() const { return loss.item<double>() / static_cast<double>(items); }
  [[nodiscard]] double accuracy() const { return right.item<double>() / static_cast<double>(items); }

  torch::Tensor loss;
  torch::Tensor right;
  std::int64_t items = 0;
};

} // namespace

struct SupervisedRun::State {
  State(const LabelledItems& train_, const LabelledItems& validation_, const SupervisedOptions& options_,
        Classifier classifier_)
      : options(options_), device(chooseDevice(options_.device)), train(train_, device),
        validation(validation_, device), classifier(placed(std::move(classifier_), device)),
        optimiser(classifier.module().parameters(), torch::optim::AdamOptions(options_.learningRate)) {}

  [[nodiscard]] std::int64_t batches() const {
    // A last batch of one item has no spread that a batch normalisation could take.
    return (train.count() - 2) / options.batch + 1;
  }
  void setLearningRate();
  void trainOn(const torch::Tensor& items, torch::Generator& random, Tally& tally);
  void trainEpoch(Tally& tally, Progress& progress, const std::stop_token& stop);
  void validate(SupervisedReport& report, const std::stop_token& stop);
  [[nodiscard]] bool isBest(const SupervisedReport& report) const;
  [[nodiscard]] SupervisedFile file() const { return {options, reports, classifier.input(), {}, false, {}, {}}; }

  KeptMemory keptMemory; ///< first, so that it goes after all tensors
  SupervisedOptions options;
  torch::Device device;
  Resident train;
  Resident validation;
  Classifier classifier;
  torch::optim::Adam optimiser;
  std::vector<SupervisedReport> reports;
  NamedTensors best;
};

/// A tenth from half, a hundredth from three quarters of the epochs on.
void SupervisedRun::State::setLearningRate() {
  const auto done = 4 * static_cast<std::int64_t>(reports.size());
  const auto epochs = static_cast<std::int64_t>(options.epochs);
  double rate = options.learningRate;
  rate *= done >= 2 * epochs ? 0.1 : 1;
  rate *= done >= 3 * epochs ? 0.1 : 1;
  for (auto& group : optimiser.param_groups()) {
    static_cast<torch::optim::AdamOptions&>(group.options()).lr(rate);
  }
}

void SupervisedRun::State::trainOn(const torch::Tensor& items, torch::Generator& random, Tally& tally) {
  auto images = asFloats(train.images.index_select(0, items));
  if (options.augment) {
    images = augment(images, augmentationOf(options.augmentation), random);
    images = images.contiguous(memoryFormatOf(images));
  }
  const auto classes = train.classes.index_select(0, items);
  optimiser.zero_grad();
  const auto scores = classifier.scores(images);
  const auto loss = torch::cross_entropy_loss(scores, classes);
  loss.backward();
  optimiser.step();
  tally.add(loss, scores, classes);
}

void SupervisedRun::State::trainEpoch(Tally& tally, Progress& progress, const std::stop_token& stop) {
  const auto epoch = static_cast<int>(reports.size());
  auto random = epochGenerator(device, options.seed, epoch);
  auto order = epochGenerator(torch::kCPU, options.seed, epoch);
  const auto shuffled = torch::randperm(train.count(), order, torch::kInt64).to(device);
  classifier.module().train();
  setLearningRate();
  for (std::int64_t i = 0; i < batches(); ++i) {
    throwIfStopped(stop);
    const auto end = std::min((i + 1) * options.batch, train.count());
    trainOn(shuffled.slice(0, i * options.batch, end), random, tally);
    progress.report(epoch * batches() + i + 1, options.epochs * batches(),
                    {STRATOSCOPE_TEXT("Training the classifier, epoch %1 of %2"),
                     {std::to_string(epoch + 1), std::to_string(options.epochs)}});
  }
}

void SupervisedRun::State::validate(SupervisedReport& report, const std::stop_token& stop) {
  report.validationLoss = nothing;
  report.validationAccuracy = nothing;
  if (validation.count() == 0) {
    return;
  }
  const torch::NoGradGuard noGradient;
  classifier.module().eval();
  Tally tally(device);
  for (std::int64_t first = 0; first < validation.count(); first += validationBatch) {
    throwIfStopped(stop);
    const auto end = std::min(first + validationBatch, validation.count());
    const auto classes = validation.classes.slice(0, first, end);
    const auto scores = classifier.scores(asFloats(validation.images.slice(0, first, end)));
    tally.add(torch::cross_entropy_loss(scores, classes), scores, classes);
  }
  report.validationLoss = tally.meanLoss();
  report.validationAccuracy = tally.accuracy();
}

bool SupervisedRun::State::isBest(const SupervisedReport& report) const {
  const auto before = std::find_if(reports.rbegin(), reports.rend(), [](const auto& earlier) { return earlier.best; });
  if (before == reports.rend() || std::isnan(report.validationAccuracy)) {
    return true;
  }
  return report.validationAccuracy > before->validationAccuracy ||
         (report.validationAccuracy == before->validationAccuracy && report.validationLoss < before->validationLoss);
}

SupervisedRun::SupervisedRun(const LabelledItems& train, const LabelledItems& validation,
                             const SupervisedOptions& options, const std::filesystem::path& weights) {
  check(train, validation, options);
  state_ = std::make_unique<State>(train, validation, options, fresh(options, weights));
}

SupervisedRun::SupervisedRun(std::unique_ptr<State> state) : state_(std::move(state)) {}
SupervisedRun::~SupervisedRun() = default;
SupervisedRun::SupervisedRun(SupervisedRun&&) noexcept = default;
SupervisedRun& SupervisedRun::operator=(SupervisedRun&&) noexcept = default;

SupervisedRun SupervisedRun::resume(const LabelledItems& train, const LabelledItems& validation,
                                    const std::filesystem::path& checkpoint, const std::string& device) {
  auto file = readSupervised(checkpoint);
  if (!file.checkpoint) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("is a finished model and no checkpoint to go on from"),
                checkpoint.string());
  }
  file.options.device = device;
  check(train, validation, file.options);
  auto state = std::make_unique<State>(train, validation, file.options, classifierOf(file, checkpoint));
  restoreAdam(state->optimiser, state->classifier.module(), file.optimiser);
  state->reports = std::move(file.reports);
  state->best = std::move(file.best);
  return SupervisedRun(std::move(state));
}

bool SupervisedRun::finished() const { return std::cmp_greater_equal(state_->reports.size(), state_->options.epochs); }
const SupervisedOptions& SupervisedRun::options() const { return state_->options; }
const std::vector<SupervisedReport>& SupervisedRun::reports() const { return state_->reports; }

SupervisedReport SupervisedRun::step(Progress& progress, const std::stop_token& stop) {
  if (finished()) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("this training is finished already"));
  }
  const auto start = std::chrono::steady_clock::now();
  const auto seconds = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
  Tally tally(state_->device);
  state_->trainEpoch(tally, progress, stop);
  SupervisedReport report{.epoch = static_cast<int>(state_->reports.size()) + 1,
                          .loss = tally.meanLoss(),
                          .accuracy = tally.accuracy(),
                          .imagesPerSecond = static_cast<double>(tally.items) / seconds()};
  state_->validate(report, stop);
  report.best = state_->isBest(report);
  report.seconds = seconds();
  if (report.best) {
    state_->best = copiesOf(state_->classifier.module());
  }
  state_->reports.push_back(report);
  return report;
}

void SupervisedRun::saveCheckpoint(const std::filesystem::path& path) const {
  auto file = state_->file();
  file.checkpoint = true;
  file.weights = tensorsOf(state_->classifier.module());
  file.best = state_->best;
  addOptimiser(file.optimiser, state_->classifier.module(), state_->optimiser);
  writeSupervised(path, file);
}

void SupervisedRun::saveModel(const std::filesystem::path& path) const {
  auto file = state_->file();
  file.weights = state_->best;
  writeSupervised(path, file);
}

} // namespace stratoscope::learning
