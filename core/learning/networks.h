#pragma once

#include "core/learning/model_options.h"

#include <torch/torch.h>

#include <vector>

namespace stratoscope::learning {

/// What an encoder says of an image: h ~ N(mean, exp(logVariance)) in each dimension.
struct LatentDistribution {
  torch::Tensor mean;        ///< [N, latent]
  torch::Tensor logVariance; ///< [N, latent]; undefined where the model is not variational
};

/// Contrastive autoencoder (Ferrante et al. 2022): encoder f: x -> h, contrastive head g: h -> z, decoder d: h -> x.
/// Images are [N, channels, size, size], volumes [N, channels, depth, size, size], float in [0, 1].
///
/// Phase 2 gives it prototypes B and their soft assignment c = softmax(cos(h, B) / temperature). A conditioned
/// decoder takes [h, c]: its first linear layer has weights for c beside those for h, which are 0 at the start, so that
/// phase 2 begins with the decoder of phase 1.
class ContrastiveAutoencoderImpl : public torch::nn::Module {
public:
  /// Weights are drawn from torch's default generator. Throws Error::InvalidArgument for options out of range.
  explicit ContrastiveAutoencoderImpl(const ModelOptions& options);

  /// @return [N, latent], the embedding h, of a variational model mu; not normalised.
  torch::Tensor encode(const torch::Tensor& images);
  LatentDistribution encodeDistribution(const torch::Tensor& images);
  /// @return [N, latent], the head's output z, used in training only.
  torch::Tensor project(const torch::Tensor& embedding);
  /// @return images of the model's shape in [0, 1].
  torch::Tensor decode(const torch::Tensor& embedding);

  /// @return [N, prototypes] c, rows sum to 1; [N, 0] before phase 2.
  [[nodiscard]] torch::Tensor assign(const torch::Tensor& embedding) const;
  [[nodiscard]] const torch::Tensor& prototypes() const { return prototypes_; } ///< B [prototypes, latent]
  /// Each prototype moves to `momentum` of itself and 1 - momentum of the mean of those embeddings (brought to unit
  /// length) that are nearest to it, if there are any.
  void followMembers(const torch::Tensor& embedding, double momentum);

  /// All that decode() runs through, to be trained by itself: its weights, and its use in training or not.
  [[nodiscard]] std::vector<torch::Tensor> decoderParameters() const;
  void trainDecoder() { decoder_->train(); }
  [[nodiscard]] const ModelOptions& options() const { return options_; }

private:
  ModelOptions options_;
  torch::nn::Sequential encoder_;
  std::size_t featureLayers_ = 0;
  torch::nn::Linear spread_{nullptr}; ///< features -> logVariance
  torch::nn::Sequential head_;
  torch::nn::Sequential decoder_;
  torch::nn::Linear condition_{nullptr}; ///< the weights of the decoder's first layer for c
  torch::Tensor prototypes_;
};
TORCH_MODULE(ContrastiveAutoencoder);

} // namespace stratoscope::learning
