#pragma once

#include "core/retrieval/descriptor/descriptor_network.h"

#include <filesystem>

namespace stratoscope::retrieval {

/// Puts the weights of a file into a network that encoderStartingFrom() shaped for it. From an autoencoder the fully
/// connected layer, where it has the latent dimension, takes over the way from features to embedding, last
/// normalisation included, so that training begins with the embedding that is there.
/// Throws Error::NotFound, Error::Unreadable.
void restoreStart(DescriptorNetwork& network, const std::filesystem::path& weights);

/// Sets the statistics of the normalisation layers to those of the images, in one pass: what a network of random
/// weights needs before they are frozen. @param images [N, channels, H, W] uint8; @param chunk images at a time.
void calibrateNormalisation(DescriptorNetwork& network, const torch::Tensor& images, std::int64_t chunk);

} // namespace stratoscope::retrieval
