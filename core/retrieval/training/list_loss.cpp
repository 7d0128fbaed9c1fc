#include "core/retrieval/training/list_loss.h"

#include "core/base/error.h"
#include "core/retrieval/training/average_precision.h"

namespace stratoscope::retrieval {
namespace {

/// Keeps the root's slope finite where two descriptors are equal.
constexpr double leastSquare = 1e-12;

/// Which items answer which, and which are merely others: both [N, N], the diagonal in neither.
struct Pairs {
  torch::Tensor alike;
  torch::Tensor others;
};

Pairs pairsOf(const torch::Tensor& groups) {
  const auto own = torch::eye(groups.size(0), groups.options().dtype(torch::kBool));
  const auto known = groups.ge(0);
  const auto same = groups.unsqueeze(0).eq(groups.unsqueeze(1)) & known.unsqueeze(0) & known.unsqueeze(1);
  return {same & ~own, ~same & ~own};
}

torch::Tensor precisionLoss(const torch::Tensor& scores, const Pairs& pairs, const ListLossOptions& options) {
  const auto queries = pairs.alike.any(1).nonzero().squeeze(1);
  if (queries.size(0) == 0) {
    return scores.sum() * 0;
  }
  const Judgement judgement{pairs.alike.index_select(0, queries),
                            (pairs.alike | pairs.others).index_select(0, queries)};
  const auto rows = scores.index_select(0, queries);
  const auto precision = options.loss == ListLoss::QuantisedAp
                             ? quantisedAveragePrecision(rows, judgement, {.bins = options.bins})
                             : smoothAveragePrecision(rows, judgement, options.temperature);
  return 1 - precision.mean();
}

torch::Tensor tripletLoss(const torch::Tensor& squares, const Pairs& pairs, double margin) {
  auto sum = squares.sum() * 0;
  std::int64_t violations = 0;
  for (std::int64_t anchor = 0; anchor < squares.size(0); ++anchor) {
    const auto alike = squares[anchor].masked_select(pairs.alike[anchor]).unsqueeze(1);
    const auto others = squares[anchor].masked_select(pairs.others[anchor]).unsqueeze(0);
    const auto violation = torch::relu(margin + alike - others);
    violations += violation.gt(0).sum().item<std::int64_t>();
    sum = sum + violation.sum();
  }
  return sum / static_cast<double>(std::max<std::int64_t>(violations, 1));
}

torch::Tensor meanOf(const torch::Tensor& values, const torch::Tensor& mask) {
  const auto weights = mask.to(values.scalar_type());
  return (values * weights).sum() / weights.sum().clamp_min(1);
}

torch::Tensor pairLoss(const torch::Tensor& squares, const Pairs& pairs, double margin) {
  const auto tooNear = torch::relu(margin - (squares + leastSquare).sqrt());
  return meanOf(squares, pairs.alike) / 2 + meanOf(tooNear * tooNear, pairs.others) / 2;
}

} // namespace

torch::Tensor listLoss(const torch::Tensor& descriptors, const torch::Tensor& groups, const ListLossOptions& options) {
  if (descriptors.dim() != 2 || groups.dim() != 1 || groups.size(0) != descriptors.size(0) || !(options.margin > 0)) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("a list needs one group for each descriptor and a margin above 0"));
  }
  const auto pairs = pairsOf(groups);
  const auto scores = torch::matmul(descriptors, descriptors.t());
  switch (options.loss) {
  case ListLoss::Triplet:
    return tripletLoss((2 - 2 * scores).clamp_min(0), pairs, options.margin);
  case ListLoss::Contrastive:
    return pairLoss((2 - 2 * scores).clamp_min(0), pairs, options.margin);
  case ListLoss::QuantisedAp:
  case ListLoss::SmoothAp:
    break;
  }
  return precisionLoss(scores, pairs, options);
}

} // namespace stratoscope::retrieval
