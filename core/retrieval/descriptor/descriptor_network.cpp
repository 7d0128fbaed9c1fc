#include "core/retrieval/descriptor/descriptor_network.h"

#include "core/base/error.h"
#include "core/retrieval/descriptor/pooling.h"
#include "core/retrieval/descriptor/scale_mean.h"

namespace stratoscope::retrieval {
namespace {

namespace nn = torch::nn;

const EncoderOptions& checked(const EncoderOptions& options) {
  const auto& descriptor = options.descriptor;
  if (!(descriptor.exponent > 0) || descriptor.levels < 1 || descriptor.dimension < 0) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("a descriptor needs an exponent above 0, at least 1 level and no negative dimension"));
  }
  return options;
}

} // namespace

DescriptorNetworkImpl::DescriptorNetworkImpl(const EncoderOptions& options)
    : options_(checked(options)), backbone_(register_module("backbone", makeBackbone(options))) {
  const auto& descriptor = options.descriptor;
  if (descriptor.pooling == Pooling::GeM) {
    exponent_ = register_parameter("exponent", torch::full({1}, descriptor.exponent));
  }
  if (descriptor.dimension > 0) {
    fc_ = register_module("fc", nn::Linear(backbone_->featureCount(), descriptor.dimension));
  }
}

torch::Tensor DescriptorNetworkImpl::pool(const torch::Tensor& features) {
  switch (options_.descriptor.pooling) {
  case Pooling::Mac:
    return maximumPooling(features);
  case Pooling::Spoc:
    return meanPooling(features);
  case Pooling::RMac:
    return regionalMaximumPooling(features, options_.descriptor.levels);
  case Pooling::GeM:
    break;
  }
  return generalisedMeanPooling(features, exponent_);
}

torch::Tensor DescriptorNetworkImpl::forward(const torch::Tensor& images) {
  auto rows = pool(backbone_->featureMap(images));
  if (!fc_.is_empty()) {
    rows = fc_->forward(rows);
  }
  return nn::functional::normalize(rows, nn::functional::NormalizeFuncOptions().dim(1));
}

torch::Tensor DescriptorNetworkImpl::describe(const torch::Tensor& images) {
  if (!options_.descriptor.multiScale) {
    return forward(images);
  }
  std::vector<torch::Tensor> descriptors;
  for (const double factor : descriptorScales()) {
    descriptors.push_back(forward(scaled(images, factor, backbone_->leastSide())));
  }
  const bool isPooled = exponent_.defined() && fc_.is_empty();
  return meanOverScales(descriptors, isPooled ? exponent_.item<double>() : 1);
}

void DescriptorNetworkImpl::freezeNormalisation() {
  for (auto& module : modules(false)) {
    if (module->as<nn::BatchNorm2d>() != nullptr || module->as<nn::BatchNorm1d>() != nullptr) {
      module->eval();
    }
  }
}

int DescriptorNetworkImpl::dimension() const {
  const int own = options_.descriptor.dimension;
  return own > 0 ? own : backbone_->featureCount();
}

} // namespace stratoscope::retrieval
