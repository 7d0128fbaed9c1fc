#include "core/learning/consistency/consistency_loss.h"

#include "core/base/error.h"

namespace stratoscope::learning {
namespace {

/// Keeps the logarithm and the power's slope finite where a probability is rounded to 0.
constexpr double leastProduct = 1e-16;

torch::Tensor pointwiseInformation(const torch::Tensor& student, const torch::Tensor& teacher,
                                   const torch::Tensor& meanAssignment, double beta) {
  return torch::log(((student * teacher).clamp_min(leastProduct).pow(beta) / meanAssignment).sum(-1));
}

void check(const HeadViews& first, const HeadViews& second, const torch::Tensor& meanAssignment,
           const torch::Tensor& weights) {
  const auto& one = first.student;
  const bool alike = one.dim() == 3 && one.sizes() == first.teacher.sizes() && one.sizes() == second.student.sizes() &&
                     one.sizes() == second.teacher.sizes();
  if (!alike || meanAssignment.dim() != 3 || meanAssignment.size(2) != one.size(2) || weights.dim() != 1 ||
      weights.size(0) != one.size(1)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the heads' probabilities have shapes that do not fit"));
  }
}

} // namespace

torch::Tensor pairWeights(const torch::Tensor& firstTeacher, const torch::Tensor& secondTeacher) {
  return (firstTeacher * secondTeacher).sum(-1).mean(0);
}

torch::Tensor consistencyLoss(const HeadViews& first, const HeadViews& second, const torch::Tensor& meanAssignment,
                              const torch::Tensor& weights, double beta) {
  check(first, second, meanAssignment, weights);
  const auto there = pointwiseInformation(first.student, second.teacher, meanAssignment, beta);
  const auto back = pointwiseInformation(second.student, first.teacher, meanAssignment, beta);
  return -(weights * (there + back) / 2).mean(-1);
}

} // namespace stratoscope::learning
