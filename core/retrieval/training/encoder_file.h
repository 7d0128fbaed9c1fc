#pragma once

#include "core/learning/weights.h"
#include "core/retrieval/descriptor/descriptor_network.h"
#include "core/retrieval/descriptor/whitening.h"
#include "core/retrieval/training/retrieval_options.h"

#include <filesystem>
#include <optional>

namespace stratoscope::retrieval {

/// What the file of a retrieval encoder holds: the network's tensors under their own names, the whitening under
/// "whitening.", in a checkpoint also Adam's state.
struct EncoderFile {
  learning::NamedTensors tensors;
  RetrievalOptions options;
  std::optional<WhiteningMap> whitening = std::nullopt;
  int epochsDone = 0;
  bool checkpoint = false;
};

struct EncoderToWrite {
  const torch::nn::Module& network;
  const RetrievalOptions& options;
  const std::optional<WhiteningMap>& whitening;
  int epochsDone = 0;
};

/// Written atomically; equal weights give equal bytes. @param optimiser null for a model, else a checkpoint is written.
/// Throws Error::WriteFailed.
void writeEncoder(const std::filesystem::path& path, const EncoderToWrite& content,
                  const torch::optim::Adam* optimiser);
/// Throws Error::NotFound; Error::Unreadable for a file that writeEncoder did not write.
[[nodiscard]] EncoderFile readEncoder(const std::filesystem::path& path);
/// The network of the file with its weights, in evaluation mode. Throws Error::Unreadable where a tensor is missing.
[[nodiscard]] DescriptorNetwork networkOf(const EncoderFile& file, torch::Device device);

} // namespace stratoscope::retrieval
