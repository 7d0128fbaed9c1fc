#include "core/learning/trainer.h"

#include "core/learning/augmentation.h"
#include "core/learning/decoder_refinement.h"
#include "core/learning/determinism.h"
#include "core/learning/device.h"
#include "core/learning/item_tensors.h"
#include "core/learning/losses.h"
#include "core/learning/out_of_memory.h"
#include "core/learning/precision.h"
#include "core/learning/random.h"

#include <chrono>
#include <cmath>
#include <numbers>

namespace stratoscope::learning {
namespace {

/// All items as one uint8 tensor: picking a batch is one index_select, which beats a data loader by far. On the CPU it
/// is the stack's own memory, usually a map of the cohort's file.
torch::Tensor placed(const ImageStack& items, torch::Device device) {
  const auto images = viewOf(items, 0, items.count);
  try {
    return images.to(device);
  } catch (const c10::Error& error) {
    if (!isOutOfMemory(error)) {
      throw;
    }
    giveCardMemoryBack();
    return images;
  }
}

ContrastiveAutoencoder makeModel(const TrainingOptions& options, torch::Device device) {
  // Initial weights come from torch's default generator, so the seed is set for just this moment.
  torch::manual_seed(options.seed);
  ContrastiveAutoencoder model(options.model);
  placeOn(*model, device);
  return model;
}

std::vector<torch::Tensor> trained(const ContrastiveAutoencoder& model, const TrainingOptions& options) {
  return options.phase == 2 ? model->decoderParameters() : model->parameters();
}

torch::Tensor contrastive(const torch::Tensor& projection, const TrainingOptions& options) {
  const auto views = projection.to(torch::kFloat32).chunk(2);
  return options.loss == ContrastiveLoss::NTXent ? ntXentLoss(views[0], views[1], options.temperature)
                                                 : decoupledContrastiveLoss(views[0], views[1], options.temperature);
}

/// KL(N(mu, sigma^2) || N(0, 1)), summed over dimensions, mean over items.
torch::Tensor divergenceOf(const LatentDistribution& h) {
  return 0.5 * (h.mean.square() + h.logVariance.exp() - h.logVariance - 1).sum(1).mean();
}

} // namespace

Trainer::Trainer(const ImageStack& items, const TrainingOptions& options)
    : options_(options), device_(chooseDevice(options.device)), precision_(resolvedPrecision(options, device_)),
      items_(items), images_(placed(items, device_)), model_(makeModel(options, device_)),
      optimiser_(trained(model_, options), torch::optim::AdamOptions(options.learningRate)) {}

std::int64_t Trainer::batches() const {
  // A last batch of one item has no negatives.
  return (images_.size(0) - 2) / options_.batch + 1;
}

std::int64_t Trainer::steps() const {
  return options_.epochs * batches() + (options_.phase == 1 ? refinementSteps(images_.size(0), options_) : 0);
}

void Trainer::setLearningRate(double share) {
  const double rate = options_.learningRate * 0.5 * (1 + std::cos(std::numbers::pi * share));
  for (auto& group : optimiser_.param_groups()) {
    static_cast<torch::optim::AdamOptions&>(group.options()).lr(rate);
  }
}

torch::Tensor Trainer::batchOf(const torch::Tensor& rows) const {
  return images_.index_select(0, rows.to(images_.device())).to(device_);
}

/// Losses of a batch, [4]: whole, contrastive, reconstruction, divergence. The first has the gradient.
torch::Tensor Trainer::contrastiveLosses(const torch::Tensor& batch, torch::Generator& random) {
  const auto preset = withExposure(augmentationOf(options_.augmentation, options_.model.depth), options_.exposure);
  const auto views =
      torch::cat({augment(batch, preset, random), augment(batch, preset, random)}).contiguous(memoryFormatOf(batch));
  const Autocast autocast(precision_, device_);
  auto distribution = model_->encodeDistribution(views);
  auto h = distribution.mean.to(torch::kFloat32);
  auto divergence = torch::zeros({}, h.options());
  if (options_.model.variational) {
    distribution = {h, distribution.logVariance.to(torch::kFloat32)};
    divergence = divergenceOf(distribution);
    h = h + torch::exp(0.5 * distribution.logVariance) * torch::randn(h.sizes(), random, h.options());
  }
  const auto attraction = contrastive(model_->project(h), options_);
  const auto difference = torch::mse_loss(model_->decode(h).to(torch::kFloat32), views);
  // Both views are in one mean, which the formula's sum holds twice.
  const auto loss =
      attraction + 2 * options_.reconstructionWeight * difference + options_.divergenceWeight * divergence;
  return torch::stack({loss, attraction, difference, divergence});
}

/// The same of phase 2. The prototypes follow before they are used, so that no batch sees older ones than the next.
torch::Tensor Trainer::prototypeLosses(const torch::Tensor& rows) {
  const auto h = embeddings_.index_select(0, rows);
  model_->followMembers(h, options_.prototypeMomentum);
  const Autocast autocast(precision_, device_);
  const auto difference = torch::mse_loss(model_->decode(h).to(torch::kFloat32), asFloats(batchOf(rows)));
  const auto none = torch::zeros_like(difference);
  return torch::stack({difference, none, difference, none});
}

torch::Tensor Trainer::trainOn(const torch::Tensor& rows, torch::Generator& random) {
  optimiser_.zero_grad();
  const auto losses = options_.phase == 2 ? prototypeLosses(rows)
                                          : contrastiveLosses(batchOf(rows).to(torch::kFloat32).div_(255), random);
  losses[0].backward();
  optimiser_.step();
  return losses.detach().to(torch::kFloat64);
}

void Trainer::prepare() {
  if (options_.phase == 1) {
    model_->train();
    return;
  }
  if (!embeddings_.defined()) {
    embeddings_ = embeddingsInUse(model_, images_);
  }
  model_->eval();
  model_->trainDecoder();
}

void Trainer::refine(Progress& progress, const std::stop_token& stop) {
  const auto before = options_.epochs * batches();
  refineDecoder(model_, images_, options_, [&](std::int64_t step) {
    throwIfStopped(stop);
    progress.report(before + step, steps(), STRATOSCOPE_TEXT("Refining the decoder"));
  });
}

EpochReport Trainer::epoch(int done, Progress& progress, const std::stop_token& stop) {
  const Determinism determinism(options_.deterministic, device_);
  const auto start = std::chrono::steady_clock::now();
  auto random = epochGenerator(device_, options_.seed, done);
  auto order = epochGenerator(torch::kCPU, options_.seed, done);
  const auto shuffled = torch::randperm(images_.size(0), order, torch::kInt64).to(device_);
  prepare();
  auto sums = torch::zeros({4}, torch::TensorOptions(torch::kFloat64).device(device_));
  for (std::int64_t i = 0; i < batches(); ++i) {
    throwIfStopped(stop);
    setLearningRate((done + static_cast<double>(i) / static_cast<double>(batches())) / options_.epochs);
    const auto end = std::min((i + 1) * options_.batch, shuffled.size(0));
    sums += trainOn(shuffled.slice(0, i * options_.batch, end), random);
    progress.report(done * batches() + i + 1, steps(),
                    {STRATOSCOPE_TEXT("Epoch %1 of %2"), {std::to_string(done + 1), std::to_string(options_.epochs)}});
  }
  // Read once an epoch: each reading waits for the device.
  const auto means = (sums / static_cast<double>(batches())).cpu();
  const auto* mean = means.data_ptr<double>();
  const auto seconds = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
  EpochReport report{.epoch = done + 1,
                     .loss = mean[0],
                     .contrastive = mean[1],
                     .reconstruction = mean[2],
                     .imagesPerSecond = static_cast<double>(shuffled.size(0)) / seconds(),
                     .divergence = mean[3],
                     .batch = options_.batch,
                     .device = device_.str()};
  if (report.epoch == options_.epochs && options_.phase == 1) {
    refine(progress, stop);
  }
  report.seconds = seconds();
  return report;
}

WeightsFile Trainer::copied(int done) const {
  return copyOf({.model = *model_, .options = options_, .epochsDone = done}, &optimiser_);
}

void Trainer::restore(const WeightsFile& copy) {
  restoreWeights(*model_, copy);
  restoreOptimiser(optimiser_, *model_, copy);
}

} // namespace stratoscope::learning
