#include "core/learning/consistency/consistency_training.h"

#include "core/base/error.h"
#include "core/learning/consistency/consistency_loss.h"
#include "core/learning/consistency/head_stack.h"
#include "core/learning/random.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

namespace stratoscope::learning {
namespace {

constexpr std::int64_t fewestBatches = 8;
/// Share that the mean assignment keeps of itself at a step (the paper's value).
constexpr double meanMomentum = 0.9;
constexpr std::int64_t chunk = 8192;
constexpr int stepsOfReport = 20;

void check(const Matrix& rows, const NeighbourLists& neighbours, const ConsistencyOptions& options) {
  if (options.k < 2 || static_cast<std::size_t>(options.k) > rows.rows) {
    throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("%1 clusters cannot be made of %2 items"),
                                             {std::to_string(options.k), std::to_string(rows.rows)}});
  }
  const bool sane = options.heads >= 1 && options.hidden >= 0 && options.steps >= 1 && options.batch >= 1 &&
                    options.beta > 0.5 && options.beta <= 1 && options.temperature > 0 && options.momentum >= 0 &&
                    options.momentum < 1 && options.learningRate > 0;
  if (!sane) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the heads' options are out of their ranges"));
  }
  const auto count = static_cast<std::int64_t>(rows.rows);
  if (neighbours.each < 1 || neighbours.indices.size() != rows.rows * neighbours.each ||
      std::ranges::any_of(neighbours.indices, [&](std::int64_t i) { return i < 0 || i >= count; })) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("every item needs its neighbours among the items"));
  }
  if (std::ranges::any_of(rows.values, [](float value) { return !std::isfinite(value); })) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
  }
}

template <typename Value>
torch::Tensor tensorOf(std::span<const Value> values, std::size_t rows, std::size_t columns, torch::ScalarType type) {
  auto tensor = torch::empty({static_cast<std::int64_t>(rows), static_cast<std::int64_t>(columns)}, type);
  std::memcpy(tensor.data_ptr(), values.data(), tensor.nbytes());
  return tensor;
}

/// What learns: the heads, their teachers, and the mean assignment of each.
class Lesson {
public:
  Lesson(torch::Tensor rows, torch::Tensor neighbours, const ConsistencyOptions& options)
      : options_(options), rows_(std::move(rows)), neighbours_(std::move(neighbours)),
        random_(epochGenerator(torch::kCPU, options.seed, 0)), students_(drawHeads(rows_.size(1), options, random_)),
        teachers_(students_.frozenCopy()), means_(torch::full({options.heads, 1, options.k}, 1.0 / options.k)),
        optimiser_(students_.parameters(), torch::optim::AdamOptions(options.learningRate)),
        order_(torch::empty({0}, torch::kInt64)) {}

  void step();
  [[nodiscard]] torch::Tensor losses(const std::stop_token& stop) const;
  [[nodiscard]] const HeadStack& teachers() const { return teachers_; }

private:
  [[nodiscard]] std::int64_t batch() const {
    return std::clamp(rows_.size(0) / fewestBatches, std::int64_t{1}, std::int64_t{options_.batch});
  }
  void setLearningRate(double share);
  void learn(const torch::Tensor& items);
  void teach();

  ConsistencyOptions options_;
  torch::Tensor rows_;
  torch::Tensor neighbours_; ///< [rows, each]
  torch::Generator random_;
  HeadStack students_;
  HeadStack teachers_;
  torch::Tensor means_; ///< [heads, 1, k]
  torch::optim::Adam optimiser_;
  torch::Tensor order_;   ///< the rows as this pass takes them
  std::int64_t next_ = 0; ///< place in the order
  int stepsDone_ = 0;
};

void Lesson::setLearningRate(double share) {
  const double rate = options_.learningRate * 0.5 * (1 + std::cos(std::numbers::pi * share));
  for (auto& group : optimiser_.param_groups()) {
    static_cast<torch::optim::AdamOptions&>(group.options()).lr(rate);
  }
}

void Lesson::step() {
  if (next_ >= order_.size(0)) {
    order_ = torch::randperm(rows_.size(0), random_, torch::kInt64);
    next_ = 0;
  }
  setLearningRate(static_cast<double>(stepsDone_) / options_.steps);
  learn(order_.slice(0, next_, std::min(next_ + batch(), order_.size(0))));
  teach();
  next_ += batch();
  ++stepsDone_;
}

void Lesson::learn(const torch::Tensor& items) {
  const auto which = torch::randint(neighbours_.size(1), {items.size(0), 1}, random_, torch::kInt64);
  const auto others = neighbours_.index_select(0, items).gather(1, which).squeeze(1);
  const auto both = rows_.index_select(0, torch::cat({items, others}));
  torch::Tensor taught;
  {
    const torch::NoGradGuard noGradient;
    taught = teachers_.probabilities(both);
    means_.mul_(meanMomentum).add_(taught.mean(1, true), 1 - meanMomentum);
  }
  const auto students = students_.probabilities(both).chunk(2, 1);
  const auto teachers = taught.chunk(2, 1);
  optimiser_.zero_grad();
  // Heads share no parameters, so that the sum trains each by its own loss.
  consistencyLoss({students[0], teachers[0]}, {students[1], teachers[1]}, means_, pairWeights(teachers[0], teachers[1]),
                  options_.beta)
      .sum()
      .backward();
  optimiser_.step();
}

void Lesson::teach() {
  const torch::NoGradGuard noGradient;
  const auto from = students_.parameters();
  const auto to = teachers_.parameters();
  for (std::size_t i = 0; i < to.size(); ++i) {
    to[i].mul_(options_.momentum).add_(from[i], 1 - options_.momentum);
  }
}

/// The loss of each teacher over all pairs of neighbours, the teacher standing for the student too.
torch::Tensor Lesson::losses(const std::stop_token& stop) const {
  const torch::NoGradGuard noGradient;
  std::vector<torch::Tensor> parts;
  for (std::int64_t first = 0; first < rows_.size(0); first += chunk) {
    throwIfStopped(stop);
    parts.push_back(teachers_.probabilities(rows_.slice(0, first, first + chunk)));
  }
  const auto all = torch::cat(parts, 1);
  const auto means = all.mean(1, true);
  auto sum = torch::zeros({teachers_.count()});
  for (std::int64_t place = 0; place < neighbours_.size(1); ++place) {
    throwIfStopped(stop);
    const auto near = all.index_select(1, neighbours_.select(1, place));
    sum += consistencyLoss({all, all}, {near, near}, means, pairWeights(all, near), options_.beta);
  }
  return sum / static_cast<double>(neighbours_.size(1));
}

} // namespace

ConsistencyResult trainConsistency(const Matrix& rows, const NeighbourLists& neighbours,
                                   const ConsistencyOptions& options, Progress& progress, const std::stop_token& stop) {
  check(rows, neighbours, options);
  Lesson lesson(tensorOf(std::span<const float>(rows.values), rows.rows, rows.columns, torch::kFloat32),
                tensorOf(neighbours.indices, rows.rows, neighbours.each, torch::kInt64), options);
  for (int step = 0; step < options.steps; ++step) {
    throwIfStopped(stop);
    lesson.step();
    if ((step + 1) % stepsOfReport == 0) {
      progress.report(step + 1, options.steps, STRATOSCOPE_TEXT("Training the heads that cluster"));
    }
  }
  const auto losses = lesson.losses(stop);
  const auto chosen = losses.argmin().item<std::int64_t>();
  ConsistencyResult result{
      .head = ClusterHead(lesson.teachers().head(chosen)), .losses = {}, .chosen = static_cast<int>(chosen)};
  for (std::int64_t head = 0; head < losses.size(0); ++head) {
    result.losses.push_back(losses[head].item<double>());
  }
  return result;
}

} // namespace stratoscope::learning
