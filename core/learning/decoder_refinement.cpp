#include "core/learning/decoder_refinement.h"

#include "core/learning/item_tensors.h"
#include "core/learning/random.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace stratoscope::learning {
namespace {

/// Small: the decoder gains by the number of its steps, and a step costs it little.
constexpr std::int64_t batchSize = 32;
constexpr double highestRate = 2e-3;

std::int64_t stepsOfPass(std::int64_t items) { return (items + batchSize - 1) / batchSize; }

std::int64_t passesOf(const TrainingOptions& options) {
  return std::llround(std::ceil(options.refinement * options.epochs));
}

void setRate(torch::optim::Adam& optimiser, double share) {
  const double rate = highestRate * 0.5 * (1 + std::cos(std::numbers::pi * share));
  for (auto& group : optimiser.param_groups()) {
    static_cast<torch::optim::AdamOptions&>(group.options()).lr(rate);
  }
}

} // namespace

torch::Tensor embeddingsInUse(ContrastiveAutoencoder& model, const torch::Tensor& images) {
  const torch::NoGradGuard noGradient;
  model->eval();
  const auto atOnce = static_cast<std::int64_t>(itemsAtOnce(model->options()));
  std::vector<torch::Tensor> parts;
  for (std::int64_t begin = 0; begin < images.size(0); begin += atOnce) {
    const auto end = std::min(begin + atOnce, images.size(0));
    parts.push_back(model->encode(asFloats(images.slice(0, begin, end))));
  }
  return torch::cat(parts);
}

std::int64_t refinementSteps(std::int64_t items, const TrainingOptions& options) {
  return passesOf(options) * stepsOfPass(items);
}

void refineDecoder(ContrastiveAutoencoder& model, const torch::Tensor& images, const TrainingOptions& options,
                   const std::function<void(std::int64_t)>& step) {
  const auto embeddings = embeddingsInUse(model, images);
  model->trainDecoder();
  torch::optim::Adam optimiser(model->decoderParameters(), torch::optim::AdamOptions(highestRate));
  auto random = epochGenerator(torch::kCPU, options.seed, options.epochs);
  const auto all = refinementSteps(images.size(0), options);
  torch::Tensor order;
  for (std::int64_t done = 0; done < all; ++done) {
    const auto first = done % stepsOfPass(images.size(0)) * batchSize;
    if (first == 0) {
      order = torch::randperm(images.size(0), random, torch::kInt64).to(images.device());
    }
    setRate(optimiser, static_cast<double>(done) / static_cast<double>(all));
    const auto rows = order.slice(0, first, std::min(first + batchSize, images.size(0)));
    optimiser.zero_grad();
    const auto decoded = model->decode(embeddings.index_select(0, rows));
    torch::mse_loss(decoded, asFloats(images.index_select(0, rows))).backward();
    optimiser.step();
    step(done + 1);
  }
}

} // namespace stratoscope::learning
