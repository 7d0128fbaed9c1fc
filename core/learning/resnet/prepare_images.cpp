#include "core/learning/resnet/prepare_images.h"

#include "core/base/error.h"

namespace stratoscope::learning {
namespace {

torch::Tensor ofSize(const torch::Tensor& images, std::int64_t size) {
  if (images.size(2) == size && images.size(3) == size) {
    return images;
  }
  return at::_upsample_bilinear2d_aa(images, {size, size}, false, c10::nullopt, c10::nullopt);
}

torch::Tensor ofChannels(const torch::Tensor& images, int channels) {
  if (images.size(1) == channels) {
    return images;
  }
  if (images.size(1) == 1) {
    return images.expand({-1, channels, -1, -1});
  }
  if (images.size(1) != 3) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("a network takes images of 1 or 3 channels"));
  }
  const auto shares = torch::tensor({0.299F, 0.587F, 0.114F}, images.options()).view({1, 3, 1, 1});
  return (images * shares).sum(1, true);
}

torch::Tensor perChannel(const std::array<double, 3>& numbers, int channels, const torch::Tensor& like) {
  const std::vector<double> used(numbers.begin(), numbers.begin() + channels);
  return torch::tensor(used, like.options()).view({1, channels, 1, 1});
}

} // namespace

torch::Tensor prepareImages(const torch::Tensor& images, const InputSpecification& input) {
  auto values = images.scalar_type() == torch::kUInt8 ? images.to(torch::kFloat32).div_(255) : images;
  values = ofChannels(ofSize(values, input.size), input.channels);
  const auto mean = perChannel(input.mean, input.channels, values);
  const auto deviation = perChannel(input.deviation, input.channels, values);
  return (values - mean).div_(deviation);
}

} // namespace stratoscope::learning
