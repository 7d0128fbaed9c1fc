#pragma once

#include <torch/torch.h>

namespace stratoscope::learning {

/// Probabilities of one side of some pairs of neighbours: [heads, pairs, k].
struct HeadViews {
  torch::Tensor student;
  torch::Tensor teacher;
};

/// How sure all teachers together are that two neighbours are alike: the mean over the heads of
/// sum_c t(c|x) t(c|x').
/// @return [pairs], in [0, 1]
[[nodiscard]] torch::Tensor pairWeights(const torch::Tensor& firstTeacher, const torch::Tensor& secondTeacher);

/// Minus the weighted pointwise mutual information of neighbours, of each head:
///   pmi(x, x') = log sum_c (s(c|x) t(c|x'))^beta / m(c)
///   loss = -mean over pairs of w(x, x') (pmi(x, x') + pmi(x', x)) / 2
/// with student s, teacher t, mean assignment m and the weights of pairWeights: the objective TEMI of Adaloglou,
/// Michels, Kalisch and Kollmann 2023, "Exploring the limits of deep image clustering using pretrained models"
/// (arXiv 2303.17896). It is least, -log k, where neighbours share one cluster for sure and all clusters are as large.
/// @param meanAssignment [heads, 1, k], each above 0; @param weights [pairs]; @return [heads]
/// Throws Error::InvalidArgument for shapes that do not fit.
[[nodiscard]] torch::Tensor consistencyLoss(const HeadViews& first, const HeadViews& second,
                                            const torch::Tensor& meanAssignment, const torch::Tensor& weights,
                                            double beta);

} // namespace stratoscope::learning
