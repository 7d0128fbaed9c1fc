#pragma once

#include <filesystem>

namespace stratoscope::retrieval {

inline constexpr const char* encoderKind = "stratoscope-retrieval-encoder";
inline constexpr const char* encoderCheckpointKind = "stratoscope-retrieval-checkpoint";

/// What a .safetensors file is good for.
enum class WeightsKind {
  Autoencoder,      ///< a contrastive autoencoder of this program
  RetrievalEncoder, ///< a retrieval encoder of this program
  Classifier,       ///< a classifier of this program on an autoencoder's encoder
  ResNet            ///< most likely: a ResNet's weights from elsewhere, or a classifier of this program on a ResNet
};

/// Throws Error::NotFound, Error::Unreadable for no safetensors file.
[[nodiscard]] WeightsKind weightsKind(const std::filesystem::path& path);

} // namespace stratoscope::retrieval
