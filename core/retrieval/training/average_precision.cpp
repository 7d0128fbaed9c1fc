#include "core/retrieval/training/average_precision.h"

#include "core/base/error.h"

namespace stratoscope::retrieval {
namespace {

constexpr double noDivisionByZero = 1e-16;

void check(const torch::Tensor& scores, const Judgement& judgement) {
  if (scores.dim() != 2 || judgement.relevant.sizes() != scores.sizes() ||
      judgement.counted.sizes() != scores.sizes()) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("scores and their judgement have different shapes"));
  }
}

/// How far each score belongs to each bin, from the highest bin down: [Q, N, bins].
torch::Tensor binWeights(const torch::Tensor& scores, const Quantisation& quantisation) {
  const double gap = (quantisation.high - quantisation.low) / (quantisation.bins - 1);
  const auto centres = torch::linspace(quantisation.high, quantisation.low, quantisation.bins, scores.options());
  const auto inside = scores.clamp(quantisation.low, quantisation.high).unsqueeze(-1);
  return (1 - (inside - centres).abs() / gap).clamp_min(0);
}

/// One query: [N] scores to a scalar. Rows are the relevant places, columns all that count.
torch::Tensor smoothPrecision(const torch::Tensor& scores, const torch::Tensor& relevant, const torch::Tensor& counted,
                              double temperature) {
  const auto wanted = relevant.nonzero().squeeze(1);
  const auto others = counted.nonzero().squeeze(1);
  const auto differences = scores.index_select(0, others).unsqueeze(0) - scores.index_select(0, wanted).unsqueeze(1);
  const auto notItself = others.unsqueeze(0).ne(wanted.unsqueeze(1)).to(scores.scalar_type());
  const auto above = torch::sigmoid(differences / temperature) * notItself;
  const auto relevantOnes = relevant.index_select(0, others).to(scores.scalar_type());
  const auto rank = 1 + above.sum(1);
  const auto rankAmongRelevant = 1 + (above * relevantOnes).sum(1);
  return (rankAmongRelevant / rank).mean();
}

} // namespace

torch::Tensor quantisedAveragePrecision(const torch::Tensor& scores, const Judgement& judgement,
                                        const Quantisation& quantisation) {
  check(scores, judgement);
  if (quantisation.bins < 2 || !(quantisation.low < quantisation.high)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("scores are sorted into at least 2 bins over a range"));
  }
  const auto weights = binWeights(scores, quantisation);
  const auto ofAll = (weights * judgement.counted.to(scores.scalar_type()).unsqueeze(-1)).sum(1);
  const auto ofRelevant = (weights * judgement.relevant.to(scores.scalar_type()).unsqueeze(-1)).sum(1);
  const auto precision = ofRelevant.cumsum(1) / (ofAll.cumsum(1) + noDivisionByZero);
  const auto recallStep = ofRelevant / ofRelevant.sum(1, true);
  return (precision * recallStep).sum(1);
}

torch::Tensor smoothAveragePrecision(const torch::Tensor& scores, const Judgement& judgement, double temperature) {
  check(scores, judgement);
  if (!(temperature > 0)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the temperature must be above 0"));
  }
  std::vector<torch::Tensor> precisions;
  for (std::int64_t query = 0; query < scores.size(0); ++query) {
    precisions.push_back(
        smoothPrecision(scores[query], judgement.relevant[query], judgement.counted[query], temperature));
  }
  return torch::stack(precisions);
}

} // namespace stratoscope::retrieval
