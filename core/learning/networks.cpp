#include "core/learning/networks.h"

#include "core/base/error.h"
#include "core/learning/layers.h"
#include "core/learning/network_parts.h"

namespace stratoscope::learning {
namespace {

namespace nn = torch::nn;

/// Of sigma 1e-2 to 1e2: beyond it the divergence runs away before the network learns.
constexpr double largestLogVariance = 9.2;
/// What the spread begins with: sigma 0.14, small beside the embedding's 1.
constexpr double firstLogVariance = -4;

void check(const ModelOptions& options) {
  if (options.imageSize < 16 || (options.depth != 1 && options.depth < 16)) {
    throw Error(
        ErrorCode::InvalidArgument,
        {STRATOSCOPE_TEXT("images of %1 pixels do not suit the network; their side must be at least 16"),
         {std::to_string(std::min(options.imageSize, options.depth != 1 ? options.depth : options.imageSize))}});
  }
  if ((options.channels != 1 && options.channels != 3) || options.latent < 1 || options.width < 1) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("a network needs images of 1 or 3 channels, and a width and a latent size above 0"));
  }
  if (options.prototypes < 0 || !(options.assignmentTemperature > 0)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the temperature of an assignment must be positive"));
  }
}

nn::Linear spreadOf(std::int64_t features, int latent) {
  nn::Linear spread(features, latent);
  const torch::NoGradGuard noGradient;
  spread->weight.mul_(0.1);
  spread->bias.fill_(firstLogVariance);
  return spread;
}

nn::Linear conditionOf(int prototypes, std::int64_t planes) {
  nn::Linear condition(nn::LinearOptions(prototypes, planes).bias(false));
  const torch::NoGradGuard noGradient;
  condition->weight.zero_();
  return condition;
}

torch::Tensor unitLength(const torch::Tensor& rows) {
  return nn::functional::normalize(rows, nn::functional::NormalizeFuncOptions().dim(1));
}

} // namespace

ContrastiveAutoencoderImpl::ContrastiveAutoencoderImpl(const ModelOptions& options) : options_(options) {
  check(options);
  const auto encoder = encoderLayers(options);
  encoder_ = encoder.layers;
  featureLayers_ = encoder.features;
  head_ = contrastiveHead(options.latent);
  decoder_ = decoderLayers(options);
  register_module("encoder", encoder_);
  register_module("head", head_);
  register_module("decoder", decoder_);
  if (options.variational) {
    spread_ = register_module("spread", spreadOf(encoder.featureSize, options.latent));
  }
  prototypes_ = torch::zeros({options.prototypes, options.latent});
  if (options.prototypes > 0) {
    prototypes_ = register_buffer("prototypes", prototypes_);
  }
  if (options.prototypes > 0 && options.conditioned) {
    const auto planes = decoder_[0]->as<nn::Linear>()->options.out_features();
    condition_ = register_module("condition", conditionOf(options.prototypes, planes));
  }
}

torch::Tensor ContrastiveAutoencoderImpl::encode(const torch::Tensor& images) { return encoder_->forward(images); }

LatentDistribution ContrastiveAutoencoderImpl::encodeDistribution(const torch::Tensor& images) {
  const auto features = runLayers(encoder_, 0, featureLayers_, images);
  LatentDistribution distribution;
  distribution.mean = runLayers(encoder_, featureLayers_, encoder_->size(), features);
  if (options_.variational) {
    distribution.logVariance = spread_->forward(features).clamp(-largestLogVariance, largestLogVariance);
  }
  return distribution;
}

torch::Tensor ContrastiveAutoencoderImpl::project(const torch::Tensor& embedding) { return head_->forward(embedding); }

torch::Tensor ContrastiveAutoencoderImpl::decode(const torch::Tensor& embedding) {
  if (condition_.is_empty()) {
    return decoder_->forward(embedding);
  }
  const auto planes = runLayers(decoder_, 0, 1, embedding) + condition_->forward(assign(embedding));
  return runLayers(decoder_, 1, decoder_->size(), planes);
}

torch::Tensor ContrastiveAutoencoderImpl::assign(const torch::Tensor& embedding) const {
  const auto cosine = torch::matmul(unitLength(embedding), unitLength(prototypes_).t());
  return torch::softmax(cosine / options_.assignmentTemperature, 1);
}

void ContrastiveAutoencoderImpl::followMembers(const torch::Tensor& embedding, double momentum) {
  const torch::NoGradGuard noGradient;
  const auto members = torch::one_hot(assign(embedding).argmax(1), options_.prototypes).to(embedding.scalar_type());
  const auto counts = members.sum(0).unsqueeze(1);
  const auto means = torch::matmul(members.t(), unitLength(embedding)) / counts.clamp_min(1);
  prototypes_.copy_(torch::where(counts > 0, torch::lerp(means, prototypes_, momentum), prototypes_));
}

std::vector<torch::Tensor> ContrastiveAutoencoderImpl::decoderParameters() const {
  auto parameters = decoder_->parameters();
  if (!condition_.is_empty()) {
    parameters.push_back(condition_->weight);
  }
  return parameters;
}

} // namespace stratoscope::learning
