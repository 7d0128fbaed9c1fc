#pragma once

#include "core/retrieval/descriptor/backbone.h"

#include <torch/torch.h>

#include <memory>

namespace stratoscope::retrieval {

/// Retrieval encoder (Wu, Luo and Wunsch 2022; METHODS section 2): backbone, pooling, optional fully connected layer,
/// L2. Images are [N, channels, H, W] float in [0, 1].
class DescriptorNetworkImpl : public torch::nn::Module {
public:
  /// Weights are drawn from torch's default generator. Throws Error::InvalidArgument for options out of range.
  explicit DescriptorNetworkImpl(const EncoderOptions& options);

  /// @return [N, dimension()], rows of length 1; of one scale.
  torch::Tensor forward(const torch::Tensor& images);
  /// The same, over several scales where the options say so (scale_mean.h; the exponent is the pooling's where its
  /// output is the descriptor, else 1).
  torch::Tensor describe(const torch::Tensor& images);
  /// Normalisation layers keep their statistics from now on, in training too: an image's descriptor does not depend on
  /// its neighbours in the batch, as exact multi-stage back-propagation needs it.
  void freezeNormalisation();

  [[nodiscard]] int dimension() const;
  [[nodiscard]] const EncoderOptions& options() const { return options_; }
  [[nodiscard]] Backbone& backbone() { return *backbone_; }
  /// GeM's exponent, [1]; undefined for other poolings.
  [[nodiscard]] torch::Tensor exponent() const { return exponent_; }
  /// Null where there is none.
  [[nodiscard]] torch::nn::Linear fullyConnected() const { return fc_; }

private:
  torch::Tensor pool(const torch::Tensor& features);

  EncoderOptions options_;
  std::shared_ptr<Backbone> backbone_;
  torch::Tensor exponent_;
  torch::nn::Linear fc_{nullptr};
};
TORCH_MODULE(DescriptorNetwork);

} // namespace stratoscope::retrieval
