#pragma once

#include "core/learning/consistency/consistency_options.h"

#include <torch/torch.h>

#include <vector>

namespace stratoscope::learning {

/// Heads side by side, so that one product serves all of them: a hidden layer with ReLU (none in linear heads), and a
/// direction for each cluster that the hidden units, scaled to length 1, are compared with.
struct HeadStack {
  torch::Tensor inner;      ///< [dimension, heads x hidden]; undefined in linear heads
  torch::Tensor offset;     ///< [heads x hidden]; undefined in linear heads
  torch::Tensor directions; ///< [heads, hidden (or dimension), k]
  double temperature = 0.1; ///< of the softmax over the cosines

  [[nodiscard]] std::vector<torch::Tensor> parameters() const;
  [[nodiscard]] std::int64_t count() const { return directions.size(0); }
  /// @param rows [n, dimension]; @return [heads, n, k]
  [[nodiscard]] torch::Tensor probabilities(const torch::Tensor& rows) const;
  /// One of them alone, its tensors copied.
  [[nodiscard]] HeadStack head(std::int64_t index) const;
  /// All of them, copied, without gradients.
  [[nodiscard]] HeadStack frozenCopy() const;
};

/// New heads, drawn with this generator; they ask for gradients.
[[nodiscard]] HeadStack drawHeads(std::int64_t dimension, const ConsistencyOptions& options, torch::Generator& random);

} // namespace stratoscope::learning
