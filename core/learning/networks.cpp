#include "core/learning/networks.h"

#include "core/base/error.h"

namespace stratoscope::learning {
namespace {

namespace nn = torch::nn;

nn::Conv2d convolution(int in, int out, int kernel, int stride, int padding, bool bias) {
  return nn::Conv2d(nn::Conv2dOptions(in, out, kernel).stride(stride).padding(padding).bias(bias));
}

/// Two 3x3 convolutions with batch normalisation around a shortcut (He et al. 2016); the shortcut is a 1x1 convolution
/// where the shape changes.
class ResidualBlockImpl : public nn::Module {
public:
  ResidualBlockImpl(int in, int out, int stride)
      : path_(convolution(in, out, 3, stride, 1, false), nn::BatchNorm2d(out), nn::ReLU(),
              convolution(out, out, 3, 1, 1, false), nn::BatchNorm2d(out)) {
    register_module("path", path_);
    if (stride != 1 || in != out) {
      shortcut_ = nn::Sequential(convolution(in, out, 1, stride, 0, false), nn::BatchNorm2d(out));
      register_module("shortcut", shortcut_);
    }
  }

  torch::Tensor forward(const torch::Tensor& x) {
    const auto carried = shortcut_.is_empty() ? x : shortcut_->forward(x);
    return torch::relu(path_->forward(x) + carried);
  }

private:
  nn::Sequential path_;
  nn::Sequential shortcut_{nullptr};
};
TORCH_MODULE(ResidualBlock);

void check(const ModelOptions& options) {
  if (options.imageSize < 16 || options.imageSize % 16 != 0) {
    throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("images of %1 pixels do not suit the network; their side "
                                                              "must be a multiple of 16"),
                                             {std::to_string(options.imageSize)}});
  }
  if ((options.channels != 1 && options.channels != 3) || options.latent < 1 || options.width < 1) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("a network needs images of 1 or 3 channels, and a width and a latent size above 0"));
  }
}

/// The last normalisation centres the embedding, so that its cosines tell items apart and not the common mean.
nn::Sequential residualEncoder(const ModelOptions& options) {
  const int w = options.width;
  return nn::Sequential(convolution(options.channels, w, 3, 2, 1, false), nn::BatchNorm2d(w), nn::ReLU(),
                        ResidualBlock(w, w, 1), ResidualBlock(w, 2 * w, 2), ResidualBlock(2 * w, 4 * w, 2),
                        ResidualBlock(4 * w, 8 * w, 2), nn::AdaptiveAvgPool2d(1), nn::Flatten(),
                        nn::Linear(8 * w, options.latent),
                        nn::BatchNorm1d(nn::BatchNorm1dOptions(options.latent).affine(false)));
}

nn::Sequential referenceEncoder(const ModelOptions& options) {
  nn::Sequential encoder;
  int in = options.channels;
  for (const int out : {32, 64, 128}) {
    encoder->push_back(convolution(in, out, 4, 2, 1, true));
    encoder->push_back(nn::GELU());
    encoder->push_back(nn::BatchNorm2d(out));
    in = out;
  }
  const int side = options.imageSize / 16;
  encoder->push_back(nn::AvgPool2d(2));
  encoder->push_back(nn::Flatten());
  encoder->push_back(nn::Linear(128 * side * side, options.latent));
  return encoder;
}

nn::Sequential contrastiveHead(int latent) {
  return nn::Sequential(nn::Linear(latent, 2 * latent), nn::ReLU(), nn::Linear(2 * latent, 2 * latent), nn::ReLU(),
                        nn::Linear(2 * latent, latent));
}

/// Twice the side by a sub-pixel convolution (Shi et al. 2016), which costs the CPU a third of a transposed one.
void pushDoubling(nn::Sequential& layers, int in, int out) {
  layers->push_back(convolution(in, 4 * out, 3, 1, 1, false));
  layers->push_back(nn::PixelShuffle(nn::PixelShuffleOptions(2)));
  layers->push_back(nn::BatchNorm2d(out));
  layers->push_back(nn::ReLU());
}

/// Linear to 8w planes of an eighth of the side, and three sub-pixel doublings.
nn::Sequential residualDecoder(const ModelOptions& options) {
  const int side = options.imageSize / 8;
  const int w = options.width;
  nn::Sequential layers(nn::Linear(options.latent, std::int64_t{8} * w * side * side),
                        nn::Unflatten(nn::UnflattenOptions(1, {std::int64_t{8} * w, side, side})));
  pushDoubling(layers, 8 * w, 2 * w);
  pushDoubling(layers, 2 * w, w);
  layers->push_back(convolution(w, 4 * options.channels, 3, 1, 1, true));
  layers->push_back(nn::PixelShuffle(nn::PixelShuffleOptions(2)));
  layers->push_back(nn::Sigmoid());
  return layers;
}

/// Linear to 128 planes of an eighth of the side, three doublings, and a last convolution to the image's channels.
nn::Sequential referenceDecoder(const ModelOptions& options) {
  const int side = options.imageSize / 8;
  nn::Sequential layers(nn::Linear(options.latent, 128 * side * side),
                        nn::Unflatten(nn::UnflattenOptions(1, {128, side, side})));
  int in = 128;
  for (const int out : {64, 32, 16}) {
    layers->push_back(nn::ConvTranspose2d(nn::ConvTranspose2dOptions(in, out, 4).stride(2).padding(1)));
    layers->push_back(nn::BatchNorm2d(out));
    layers->push_back(nn::GELU());
    in = out;
  }
  layers->push_back(nn::ConvTranspose2d(nn::ConvTranspose2dOptions(in, options.channels, 3).padding(1)));
  layers->push_back(nn::Sigmoid());
  return layers;
}

} // namespace

ContrastiveAutoencoderImpl::ContrastiveAutoencoderImpl(const ModelOptions& options) : options_(options) {
  check(options);
  const bool reference = options.architecture == Architecture::Reference;
  encoder_ = reference ? referenceEncoder(options) : residualEncoder(options);
  head_ = contrastiveHead(options.latent);
  decoder_ = reference ? referenceDecoder(options) : residualDecoder(options);
  register_module("encoder", encoder_);
  register_module("head", head_);
  register_module("decoder", decoder_);
}

torch::Tensor ContrastiveAutoencoderImpl::encode(const torch::Tensor& images) { return encoder_->forward(images); }

torch::Tensor ContrastiveAutoencoderImpl::project(const torch::Tensor& embedding) { return head_->forward(embedding); }

torch::Tensor ContrastiveAutoencoderImpl::decode(const torch::Tensor& embedding) {
  return decoder_->forward(embedding);
}

} // namespace stratoscope::learning
