#include "core/retrieval/training/weights_kind.h"

#include "core/base/atomic_file.h"
#include "core/learning/safetensors_header.h"

#include <algorithm>

namespace stratoscope::retrieval {

WeightsKind weightsKind(const std::filesystem::path& path) {
  const auto file = readFile(path);
  auto header = learning::parseSafeTensorsHeader(file, path);
  const auto kind = header.metadata["kind"];
  if (kind == encoderKind || kind == encoderCheckpointKind) {
    return WeightsKind::RetrievalEncoder;
  }
  if (kind == "stratoscope-contrastive-autoencoder" || kind == "stratoscope-training-checkpoint") {
    return WeightsKind::Autoencoder;
  }
  const bool hasEncoder =
      std::ranges::any_of(header.entries, [](const auto& entry) { return entry.name.starts_with("encoder."); });
  return kind.starts_with("stratoscope-classifier") && hasEncoder ? WeightsKind::Classifier : WeightsKind::ResNet;
}

} // namespace stratoscope::retrieval
