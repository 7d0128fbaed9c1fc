#pragma once

#include "core/base/image.h"
#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/retrieval/descriptor/descriptor_network.h"

#include <stop_token>

namespace stratoscope::retrieval {

/// Throws Error::Unsupported (items of 16 bits, volumes), Error::InvalidArgument (another size or other channels than
/// the network's).
void checkImages(const ImageStack& images, const EncoderOptions& options);

/// The network's descriptors of all items, a few at a time: [count, dimension]. Sets evaluation mode.
/// Throws as checkImages, Error::Cancelled.
[[nodiscard]] Matrix describeImages(DescriptorNetwork& network, torch::Device device, const ImageStack& images,
                                    Progress& progress, const std::stop_token& stop);

} // namespace stratoscope::retrieval
