#include "core/learning/network_parts.h"

#include "core/learning/layers.h"

#include <algorithm>
#include <vector>

namespace stratoscope::learning {
namespace {

namespace nn = torch::nn;

Space spaceOf(const ModelOptions& options) { return options.depth > 1 ? Space::Volume : Space::Plane; }

/// An eighth of the side, rounded up.
Extent eighth(const ModelOptions& options) {
  return {.depth = options.depth > 1 ? (options.depth + 7) / 8 : 1, .side = (options.imageSize + 7) / 8};
}

void pushPooling(nn::Sequential& layers, Space space) {
  if (space == Space::Volume) {
    layers->push_back(nn::AdaptiveAvgPool3d(1));
  } else {
    layers->push_back(nn::AdaptiveAvgPool2d(1));
  }
  layers->push_back(nn::Flatten());
}

EncoderLayers residualEncoder(const ModelOptions& options) {
  const int w = options.width;
  const auto space = spaceOf(options);
  EncoderLayers encoder;
  auto& layers = encoder.layers;
  pushConvolution(layers, space, {.in = options.channels, .out = w, .stride = 2});
  pushNormalisation(layers, space, w);
  layers->push_back(nn::ReLU());
  if (space == Space::Plane) {
    pushResidualBlock(layers, space, w, w, 1); // in three dimensions it would cost four fifths of the whole
  }
  for (const int in : {w, 2 * w, 4 * w}) {
    pushResidualBlock(layers, space, in, 2 * in, 2);
  }
  pushPooling(layers, space);
  encoder.features = layers->size();
  encoder.featureSize = std::int64_t{8} * w;
  layers->push_back(nn::Linear(encoder.featureSize, options.latent));
  layers->push_back(nn::BatchNorm1d(nn::BatchNorm1dOptions(options.latent).affine(options.variational)));
  return encoder;
}

EncoderLayers referenceEncoder(const ModelOptions& options) {
  const auto space = spaceOf(options);
  EncoderLayers encoder;
  auto& layers = encoder.layers;
  int in = options.channels;
  for (const int out : {32, 64, 128}) {
    pushConvolution(layers, space, {.in = in, .out = out, .kernel = 4, .stride = 2, .bias = true});
    layers->push_back(nn::GELU());
    pushNormalisation(layers, space, out);
    in = out;
  }
  if (space == Space::Volume) {
    layers->push_back(nn::AvgPool3d(2));
  } else {
    layers->push_back(nn::AvgPool2d(2));
  }
  layers->push_back(nn::Flatten());
  const std::int64_t side = options.imageSize / 16;
  encoder.features = layers->size();
  encoder.featureSize = 128 * side * side * (space == Space::Volume ? options.depth / 16 : 1);
  layers->push_back(nn::Linear(encoder.featureSize, options.latent));
  return encoder;
}

void pushFirstPlanes(nn::Sequential& layers, const ModelOptions& options, int planes) {
  const auto [depth, side] = eighth(options);
  layers->push_back(nn::Linear(options.latent, std::int64_t{planes} * depth * side * side));
  std::vector<std::int64_t> shape{planes, side, side};
  if (spaceOf(options) == Space::Volume) {
    shape.insert(shape.begin() + 1, depth);
  }
  layers->push_back(nn::Unflatten(nn::UnflattenOptions(1, shape)));
}

void pushLast(nn::Sequential& layers, const ModelOptions& options) {
  const auto [depth, side] = eighth(options);
  const int decodedDepth = options.depth > 1 ? 8 * depth : 1;
  pushCrop(layers, spaceOf(options), {.depth = decodedDepth, .side = 8 * side},
           {.depth = options.depth, .side = options.imageSize});
  layers->push_back(nn::Sigmoid());
}

/// Linear to 8w planes of an eighth of the side, and three sub-pixel doublings; of volumes at half the width, for it
/// would cost five times what the encoder does.
nn::Sequential residualDecoder(const ModelOptions& options) {
  const auto space = spaceOf(options);
  const int w = space == Space::Volume ? std::max(1, options.width / 2) : options.width;
  const int factor = shuffledChannels(space);
  nn::Sequential layers;
  pushFirstPlanes(layers, options, 8 * w);
  int in = 8 * w;
  for (const int out : {2 * w, w}) {
    pushConvolution(layers, space, {.in = in, .out = factor * out});
    pushShuffle(layers, space);
    pushNormalisation(layers, space, out);
    layers->push_back(nn::ReLU());
    in = out;
  }
  pushConvolution(layers, space, {.in = w, .out = factor * options.channels, .bias = true});
  pushShuffle(layers, space);
  pushLast(layers, options);
  return layers;
}

/// Linear to 128 planes of an eighth of the side, three doublings, and a last convolution to the image's channels.
nn::Sequential referenceDecoder(const ModelOptions& options) {
  const auto space = spaceOf(options);
  nn::Sequential layers;
  pushFirstPlanes(layers, options, 128);
  int in = 128;
  for (const int out : {64, 32, 16}) {
    pushTransposed(layers, space, {.in = in, .out = out, .kernel = 4, .stride = 2, .bias = true});
    pushNormalisation(layers, space, out);
    layers->push_back(nn::GELU());
    in = out;
  }
  pushTransposed(layers, space, {.in = in, .out = options.channels, .bias = true});
  pushLast(layers, options);
  return layers;
}

} // namespace

EncoderLayers encoderLayers(const ModelOptions& options) {
  return options.architecture == Architecture::Reference ? referenceEncoder(options) : residualEncoder(options);
}

nn::Sequential contrastiveHead(int latent) {
  return nn::Sequential(nn::Linear(latent, 2 * latent), nn::ReLU(), nn::Linear(2 * latent, 2 * latent), nn::ReLU(),
                        nn::Linear(2 * latent, latent));
}

nn::Sequential decoderLayers(const ModelOptions& options) {
  return options.architecture == Architecture::Reference ? referenceDecoder(options) : residualDecoder(options);
}

} // namespace stratoscope::learning
