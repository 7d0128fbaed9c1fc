#pragma once

#include "core/learning/model_options.h"

#include <torch/torch.h>

namespace stratoscope::learning {

/// Contrastive autoencoder (Ferrante et al. 2022): encoder f: x -> h, contrastive head g: h -> z, decoder d: h -> x.
/// Images are [N, channels, size, size] float in [0, 1].
class ContrastiveAutoencoderImpl : public torch::nn::Module {
public:
  /// Weights are drawn from torch's default generator. Throws Error::InvalidArgument for options out of range.
  explicit ContrastiveAutoencoderImpl(const ModelOptions& options);

  /// @return [N, latent], the embedding h; not normalised.
  torch::Tensor encode(const torch::Tensor& images);
  /// @return [N, latent], the head's output z, used in training only.
  torch::Tensor project(const torch::Tensor& embedding);
  /// @return [N, channels, size, size] in [0, 1].
  torch::Tensor decode(const torch::Tensor& embedding);

  /// What encode() runs through, to be built on.
  [[nodiscard]] torch::nn::Sequential encoder() const { return encoder_; }
  /// What decode() runs through, to be trained by itself.
  [[nodiscard]] torch::nn::Sequential decoder() const { return decoder_; }
  [[nodiscard]] const ModelOptions& options() const { return options_; }

private:
  ModelOptions options_;
  torch::nn::Sequential encoder_;
  torch::nn::Sequential head_;
  torch::nn::Sequential decoder_;
};
TORCH_MODULE(ContrastiveAutoencoder);

} // namespace stratoscope::learning
