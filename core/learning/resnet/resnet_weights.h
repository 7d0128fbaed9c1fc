#pragma once

#include "core/learning/resnet/input_specification.h"
#include "core/learning/resnet/resnet.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stratoscope::learning {

/// A residual network's weights as a .safetensors file holds them. A pickled .pth is brought into this form by one line
/// of Python: `safetensors.torch.save_file(torch.load("in.pth", map_location="cpu")["state_dict"], "out.safetensors")`.
struct ResNetWeights {
  std::filesystem::path path;
  std::map<std::string, torch::Tensor> tensors; ///< under torchvision's names, prefixes taken off
  ResNetOptions options;                        ///< as the shapes tell
  std::optional<InputSpecification> input;      ///< as declared with the file (input_specification.h)
  std::map<std::string, std::string> metadata;  ///< of the file
  std::vector<std::string> leftOut;             ///< tensors of other networks: a momentum encoder, a queue, a head
};

/// Reads weights under torchvision's names, or with one of the prefixes that trainers leave before them
/// ("module.encoder_q." and "module.base_encoder." of MoCo, "backbone.", "encoder.", "module."); what lies beside the
/// prefix, and a projection head in the place of the last layer (fc.0, fc.2 ...), is left out and named.
/// Throws Error::NotFound; Error::Unreadable for a file that is no safetensors file, or whose tensors are not those of
/// a ResNet-18 or ResNet-50: the message names those that are missing, unexpected or of another shape.
[[nodiscard]] ResNetWeights readResNetWeights(const std::filesystem::path& path);

/// The same of tensors that are read already. @param path the file they came from, for messages.
[[nodiscard]] ResNetWeights resNetWeightsOf(const std::map<std::string, torch::Tensor>& tensors,
                                            std::map<std::string, std::string> metadata,
                                            const std::filesystem::path& path);

/// The network that the file describes, with its weights, ready for use (evaluation mode, on the CPU).
[[nodiscard]] ResNet makeResNet(const ResNetWeights& weights);

/// Puts the weights into a network; its last layer stays as it is where the file has none, or one for another number of
/// classes. Throws Error::Unreadable, naming the tensors that do not fit (another depth, stem or number of channels).
void restoreResNet(ResNet& network, const ResNetWeights& weights);

/// All parameters and buffers under torchvision's names, and the input declared in the metadata beside `metadata`.
/// Written atomically; equal weights give equal bytes. Throws Error::WriteFailed.
void writeResNetWeights(const std::filesystem::path& path, const ResNet& network, const InputSpecification& input,
                        std::map<std::string, std::string> metadata = {});

} // namespace stratoscope::learning
