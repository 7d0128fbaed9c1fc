#include "core/learning/losses.h"

#include "core/base/error.h"

#include <limits>

namespace stratoscope::learning {
namespace {

void check(const torch::Tensor& first, const torch::Tensor& second, double temperature, std::int64_t fewest) {
  if (first.dim() != 2 || first.sizes() != second.sizes() || first.size(0) < fewest) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("a contrastive loss needs two views of at least %1 items each, of one shape"),
                 {std::to_string(fewest)}});
  }
  if (!(temperature > 0)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the temperature of a contrastive loss must be positive"));
  }
}

struct Similarities {
  torch::Tensor logits;   ///< [2N, 2N] cosine over temperature; an anchor's similarity to itself is -inf
  torch::Tensor positive; ///< [2N] the column of each anchor's other view
};

Similarities similarities(const torch::Tensor& first, const torch::Tensor& second, double temperature) {
  namespace F = torch::nn::functional;
  const auto count = first.size(0);
  const auto z = F::normalize(torch::cat({first, second}), F::NormalizeFuncOptions().dim(1));
  auto logits = torch::matmul(z, z.t()) / temperature;
  const auto self = torch::eye(2 * count, torch::TensorOptions().dtype(torch::kBool).device(z.device()));
  logits = logits.masked_fill(self, -std::numeric_limits<float>::infinity());
  const auto rows = torch::arange(2 * count, torch::TensorOptions().dtype(torch::kLong).device(z.device()));
  return {logits, torch::remainder(rows + count, 2 * count)};
}

} // namespace

torch::Tensor ntXentLoss(const torch::Tensor& first, const torch::Tensor& second, double temperature) {
  check(first, second, temperature, 1);
  const auto [logits, positive] = similarities(first, second, temperature);
  return torch::nn::functional::cross_entropy(logits, positive);
}

torch::Tensor decoupledContrastiveLoss(const torch::Tensor& first, const torch::Tensor& second, double temperature) {
  check(first, second, temperature, 2);
  const auto [logits, positive] = similarities(first, second, temperature);
  const auto column = positive.unsqueeze(1);
  const auto attraction = logits.gather(1, column).squeeze(1);
  const auto negatives = logits.scatter(1, column, -std::numeric_limits<double>::infinity());
  return (torch::logsumexp(negatives, 1) - attraction).mean();
}

} // namespace stratoscope::learning
