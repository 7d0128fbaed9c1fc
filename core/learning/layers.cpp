#include "core/learning/layers.h"

namespace stratoscope::learning {
namespace {

namespace nn = torch::nn;

template <std::size_t dimensions> nn::ConvOptions<dimensions> optionsOf(const ConvolutionShape& shape) {
  return nn::ConvOptions<dimensions>(shape.in, shape.out, shape.kernel)
      .stride(shape.stride)
      .padding(shape.padding)
      .bias(shape.bias);
}

template <std::size_t dimensions>
nn::ConvTransposeOptions<dimensions> transposedOptionsOf(const ConvolutionShape& shape) {
  return nn::ConvTransposeOptions<dimensions>(shape.in, shape.out, shape.kernel)
      .stride(shape.stride)
      .padding(shape.padding)
      .bias(shape.bias);
}

class ResidualBlockImpl : public nn::Module {
public:
  ResidualBlockImpl(Space space, int in, int out, int stride) {
    pushConvolution(path_, space, {.in = in, .out = out, .stride = stride});
    pushNormalisation(path_, space, out);
    path_->push_back(nn::ReLU());
    pushConvolution(path_, space, {.in = out, .out = out});
    pushNormalisation(path_, space, out);
    register_module("path", path_);
    if (stride != 1 || in != out) {
      shortcut_ = nn::Sequential();
      pushConvolution(shortcut_, space, {.in = in, .out = out, .kernel = 1, .stride = stride, .padding = 0});
      pushNormalisation(shortcut_, space, out);
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

/// PixelShuffle of volumes, which LibTorch lacks.
class VolumeShuffleImpl : public nn::Module {
public:
  torch::Tensor forward(const torch::Tensor& x) {
    const auto channels = x.size(1) / shuffledChannels(Space::Volume);
    const auto apart = x.view({x.size(0), channels, 2, 2, 2, x.size(2), x.size(3), x.size(4)});
    return apart.permute({0, 1, 5, 2, 6, 3, 7, 4})
        .reshape({x.size(0), channels, 2 * x.size(2), 2 * x.size(3), 2 * x.size(4)});
  }
};
TORCH_MODULE(VolumeShuffle);

class CropImpl : public nn::Module {
public:
  CropImpl(Space space, const Extent& extent) : space_(space), extent_(extent) {}

  torch::Tensor forward(const torch::Tensor& x) {
    const auto flat = middle(middle(x, -1, extent_.side), -2, extent_.side);
    return space_ == Space::Volume ? middle(flat, -3, extent_.depth) : flat;
  }

private:
  static torch::Tensor middle(const torch::Tensor& x, std::int64_t axis, std::int64_t length) {
    return x.narrow(axis, (x.size(axis) - length) / 2, length);
  }

  Space space_;
  Extent extent_;
};
TORCH_MODULE(Crop);

} // namespace

void pushConvolution(nn::Sequential& layers, Space space, const ConvolutionShape& shape) {
  if (space == Space::Volume) {
    layers->push_back(nn::Conv3d(optionsOf<3>(shape)));
  } else {
    layers->push_back(nn::Conv2d(optionsOf<2>(shape)));
  }
}

void pushTransposed(nn::Sequential& layers, Space space, const ConvolutionShape& shape) {
  if (space == Space::Volume) {
    layers->push_back(nn::ConvTranspose3d(transposedOptionsOf<3>(shape)));
  } else {
    layers->push_back(nn::ConvTranspose2d(transposedOptionsOf<2>(shape)));
  }
}

void pushNormalisation(nn::Sequential& layers, Space space, int channels) {
  if (space == Space::Volume) {
    layers->push_back(nn::BatchNorm3d(channels));
  } else {
    layers->push_back(nn::BatchNorm2d(channels));
  }
}

void pushResidualBlock(nn::Sequential& layers, Space space, int in, int out, int stride) {
  layers->push_back(ResidualBlock(space, in, out, stride));
}

void pushShuffle(nn::Sequential& layers, Space space) {
  if (space == Space::Volume) {
    layers->push_back(VolumeShuffle());
  } else {
    layers->push_back(nn::PixelShuffle(nn::PixelShuffleOptions(2)));
  }
}

void pushCrop(nn::Sequential& layers, Space space, const Extent& from, const Extent& to) {
  if (from.side != to.side || from.depth != to.depth) {
    layers->push_back(Crop(space, to));
  }
}

torch::Tensor runLayers(nn::Sequential& layers, std::size_t first, std::size_t end, const torch::Tensor& x) {
  auto result = x;
  for (auto layer = first; layer < end; ++layer) {
    result = (layers->begin() + static_cast<std::ptrdiff_t>(layer))->forward(result);
  }
  return result;
}

} // namespace stratoscope::learning
