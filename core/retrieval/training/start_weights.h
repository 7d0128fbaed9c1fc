#pragma once

#include "core/retrieval/descriptor/encoder_options.h"

#include <filesystem>
#include <string>

namespace stratoscope::retrieval {

/// What a retrieval encoder that starts from these weights looks like: backbone, its shape and normalisation come from
/// the file, the descriptor from `wanted`; from a retrieval encoder all of it. Channels and side of the images stay.
/// Throws Error::NotFound, Error::Unreadable (none of the kinds), Error::InvalidArgument (a network for other
/// images: an autoencoder of another size or other channels).
[[nodiscard]] EncoderOptions encoderStartingFrom(const std::filesystem::path& weights, const EncoderOptions& wanted);

/// "autoencoder", "classifier", "encoder" or "resnet", and the file's name: for the record of a training.
[[nodiscard]] std::string nameOfStart(const std::filesystem::path& weights);

} // namespace stratoscope::retrieval
