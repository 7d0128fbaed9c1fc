#include "core/learning/resnet/resnet_weights.h"

#include "core/base/error.h"
#include "core/learning/safetensors.h"
#include "core/learning/weights.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace stratoscope::learning {
namespace {

/// Longer ones first, for "module." begins several.
constexpr std::array<std::string_view, 7> prefixes{
    "module.encoder_q.", "module.base_encoder.", "encoder_q.", "backbone.", "encoder.", "module.", ""};
constexpr std::string_view counter = "num_batches_tracked";

[[noreturn]] void noResNet(const std::filesystem::path& path) {
  throw Error(ErrorCode::Unreadable,
              STRATOSCOPE_TEXT("does not hold a ResNet-18 or ResNet-50 under the names that torchvision gives "
                               "(conv1.weight, layer1.0.conv1.weight ...)"),
              path.string());
}

std::string_view prefixOf(const NamedTensors& tensors, const std::filesystem::path& path) {
  const auto* found = std::ranges::find_if(
      prefixes, [&](std::string_view prefix) { return tensors.contains(std::string(prefix).append("conv1.weight")); });
  if (found == prefixes.end()) {
    noResNet(path);
  }
  return *found;
}

/// A head of several layers in the place of "fc".
bool isProjection(std::string_view name) { return name.starts_with("fc.") && name != "fc.weight" && name != "fc.bias"; }

void sortTensors(const NamedTensors& all, ResNetWeights& weights) {
  const auto prefix = prefixOf(all, weights.path);
  for (const auto& [name, tensor] : all) {
    if (const auto inside = name.starts_with(prefix) ? name.substr(prefix.size()) : std::string();
        inside.empty() || isProjection(inside)) {
      weights.leftOut.push_back(name);
    } else {
      weights.tensors.emplace(inside, tensor);
    }
  }
}

/// First extent, or -1 where there is no such tensor of so many dimensions.
std::int64_t extent(const NamedTensors& tensors, const std::string& name, std::int64_t dimensions, std::int64_t which) {
  const auto found = tensors.find(name);
  return found == tensors.end() || found->second.dim() != dimensions ? -1 : found->second.size(which);
}

ResNetOptions optionsOf(const ResNetWeights& weights) {
  ResNetOptions options;
  const auto channels = extent(weights.tensors, "conv1.weight", 4, 1);
  const auto kernel = extent(weights.tensors, "conv1.weight", 4, 2);
  if (channels < 1 || channels > 4 || (kernel != 3 && kernel != 7)) {
    noResNet(weights.path);
  }
  options.channels = static_cast<int>(channels);
  options.stem = kernel == 3 ? ResNetStem::Small : ResNetStem::Standard;
  options.depth = weights.tensors.contains("layer1.0.conv3.weight") ? ResNetDepth::ResNet50 : ResNetDepth::ResNet18;
  constexpr std::int64_t most = 1'000'000; // classes: beyond it the file is no classifier
  const auto classes = extent(weights.tensors, "fc.weight", 2, 0);
  options.classes = static_cast<int>(classes < 0 || classes > most ? 0 : classes);
  return options;
}

/// Names for a message; the first few, and how many more there are.
std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t shown = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(shown, names.size()); ++i) {
    text.append(i == 0 ? "" : ", ").append(names[i]);
  }
  return names.size() <= shown ? text : text.append(" (+").append(std::to_string(names.size() - shown)).append(")");
}

struct Differences {
  std::vector<std::string> missing;
  std::vector<std::string> unexpected;
  std::vector<std::string> misshaped;

  [[nodiscard]] bool none() const { return missing.empty() && unexpected.empty() && misshaped.empty(); }
};

/// Counters of batches are of no use here and older files lack them.
Differences differencesOf(const NamedTensors& wanted, const NamedTensors& given) {
  Differences differences;
  for (const auto& [name, tensor] : wanted) {
    const auto found = given.find(name);
    if (found == given.end()) {
      if (!name.ends_with(counter)) {
        differences.missing.push_back(name);
      }
    } else if (found->second.sizes() != tensor.sizes()) {
      differences.misshaped.push_back(name);
    }
  }
  for (const auto& [name, tensor] : given) {
    if (!wanted.contains(name)) {
      differences.unexpected.push_back(name);
    }
  }
  return differences;
}

void requireNoDifferences(const NamedTensors& wanted, const NamedTensors& given, const std::filesystem::path& path) {
  const auto differences = differencesOf(wanted, given);
  if (!differences.none()) {
    const auto orDash = [](const std::vector<std::string>& names) { return names.empty() ? "-" : listed(names); };
    throw Error(ErrorCode::Unreadable,
                {STRATOSCOPE_TEXT("the weights do not fit the network; missing: %1; unexpected: %2; of another shape: "
                                  "%3"),
                 {orDash(differences.missing), orDash(differences.unexpected), orDash(differences.misshaped)}},
                path.string());
  }
}

void eraseLastLayer(NamedTensors& tensors) {
  tensors.erase("fc.weight");
  tensors.erase("fc.bias");
}

void copyInto(const NamedTensors& targets, const NamedTensors& values) {
  const torch::NoGradGuard noGradient;
  for (const auto& [name, target] : targets) {
    if (const auto found = values.find(name); found != values.end()) {
      auto place = target;
      place.copy_(found->second);
    }
  }
}

} // namespace

ResNetWeights readResNetWeights(const std::filesystem::path& path) {
  auto file = readSafeTensors(path);
  return resNetWeightsOf(file.tensors, std::move(file.metadata), path);
}

ResNetWeights resNetWeightsOf(const NamedTensors& tensors, std::map<std::string, std::string> metadata,
                              const std::filesystem::path& path) {
  ResNetWeights weights;
  weights.path = path;
  sortTensors(tensors, weights);
  weights.options = optionsOf(weights);
  weights.input = declaredInput(path, metadata);
  weights.metadata = std::move(metadata);
  requireNoDifferences(tensorsOf(*ResNet(weights.options)), weights.tensors, path);
  return weights;
}

ResNet makeResNet(const ResNetWeights& weights) {
  ResNet network(weights.options);
  restoreResNet(network, weights);
  network->eval();
  return network;
}

void restoreResNet(ResNet& network, const ResNetWeights& weights) {
  auto wanted = tensorsOf(*network);
  auto given = weights.tensors;
  if (network->options().classes != weights.options.classes) {
    eraseLastLayer(wanted);
    eraseLastLayer(given);
  }
  requireNoDifferences(wanted, given, weights.path);
  copyInto(wanted, given);
}

void writeResNetWeights(const std::filesystem::path& path, const ResNet& network, const InputSpecification& input,
                        std::map<std::string, std::string> metadata) {
  metadata["input"] = toJson(input);
  metadata.try_emplace("format", "pt");
  writeSafeTensors(path, {.tensors = tensorsOf(*network), .metadata = std::move(metadata)});
}

} // namespace stratoscope::learning
