#pragma once

#include "core/learning/resnet/input_specification.h"
#include "core/learning/supervised/classifier.h"
#include "core/learning/supervised/supervised_options.h"
#include "core/learning/weights.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace stratoscope::learning {

/// What the file of a trained classifier, or a checkpoint of its training, holds. The tensors of a ResNet have
/// torchvision's names, so a model file may be read as the weights of a ResNet as well.
struct SupervisedFile {
  SupervisedOptions options;
  std::vector<SupervisedReport> reports; ///< of the epochs done
  std::optional<InputSpecification> input;
  NamedTensors weights; ///< of the best epoch; in a checkpoint of the newest
  bool checkpoint = false;
  NamedTensors best;      ///< of the best epoch, in a checkpoint
  NamedTensors optimiser; ///< Adam's state under "optimiser.", in a checkpoint
};

/// Written atomically; equal contents give equal bytes. Throws Error::WriteFailed.
void writeSupervised(const std::filesystem::path& path, const SupervisedFile& content);
/// Throws Error::NotFound; Error::Unreadable for a file that writeSupervised did not write.
[[nodiscard]] SupervisedFile readSupervised(const std::filesystem::path& path);

/// The network of a file with its weights, on the CPU in training mode. Throws Error::Unreadable for tensors that do
/// not fit the options; `path` is named in the message.
[[nodiscard]] Classifier classifierOf(const SupervisedFile& file, const std::filesystem::path& path);

} // namespace stratoscope::learning
