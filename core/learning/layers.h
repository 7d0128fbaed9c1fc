#pragma once

#include <torch/torch.h>

namespace stratoscope::learning {

/// What layers work on: pictures [N, C, H, W] or volumes [N, C, D, H, W].
enum class Space { Plane, Volume };

struct ConvolutionShape {
  int in = 1;
  int out = 1;
  int kernel = 3; ///< side
  int stride = 1;
  int padding = 1;
  bool bias = false;
};

void pushConvolution(torch::nn::Sequential& layers, Space space, const ConvolutionShape& shape);
/// The convolution's transpose, which makes images larger by its stride.
void pushTransposed(torch::nn::Sequential& layers, Space space, const ConvolutionShape& shape);
/// Batch normalisation of so many channels.
void pushNormalisation(torch::nn::Sequential& layers, Space space, int channels);
/// Two convolutions of side 3 with batch normalisation around a shortcut (He et al. 2016); the shortcut is a
/// convolution of side 1 where the shape changes.
void pushResidualBlock(torch::nn::Sequential& layers, Space space, int in, int out, int stride);
/// Puts `factor` = 2^dimensions groups of channels into twice the side (Shi et al. 2016), in a volume along all three
/// axes. Behind a convolution it costs the CPU a third of a transposed one.
void pushShuffle(torch::nn::Sequential& layers, Space space);
/// Channels that pushShuffle makes one of.
[[nodiscard]] constexpr int shuffledChannels(Space space) { return space == Space::Volume ? 8 : 4; }
/// The middle of an image, `depth` x `side` x `side`; nothing is pushed where `paddedDepth` and `paddedSide` are these.
struct Extent {
  int depth = 1;
  int side = 1;
};
void pushCrop(torch::nn::Sequential& layers, Space space, const Extent& from, const Extent& to);

/// Runs the layers from `first` on, up to but without `end`.
[[nodiscard]] torch::Tensor runLayers(torch::nn::Sequential& layers, std::size_t first, std::size_t end,
                                      const torch::Tensor& x);

} // namespace stratoscope::learning
