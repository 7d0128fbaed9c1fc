#include "core/learning/weights.h"

#include "core/base/error.h"
#include "core/learning/options_json.h"
#include "core/learning/safetensors.h"

#include <charconv>

namespace stratoscope::learning {
namespace {

constexpr const char* modelKind = "stratoscope-contrastive-autoencoder";
constexpr const char* checkpointKind = "stratoscope-training-checkpoint";

/// LibTorch 1.x keys an optimiser's state by the address written out, 2.x by the address.
auto stateKey(const torch::Tensor& weights) {
#if TORCH_VERSION_MAJOR >= 2
  return static_cast<void*>(weights.unsafeGetTensorImpl());
#else
  return c10::guts::to_string(weights.unsafeGetTensorImpl());
#endif
}

int parseEpochs(const std::map<std::string, std::string>& metadata, const std::string& subject) {
  int epochs = -1;
  if (const auto found = metadata.find("epochs"); found != metadata.end()) {
    std::from_chars(found->second.data(), found->second.data() + found->second.size(), epochs);
  }
  if (epochs < 0) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("does not say how many epochs were trained"), subject);
  }
  return epochs;
}

const torch::Tensor& tensorLike(const NamedTensors& tensors, const std::string& name, const torch::Tensor& wanted) {
  const auto found = tensors.find(name);
  if (found == tensors.end() || found->second.sizes() != wanted.sizes()) {
    throw Error(ErrorCode::Unreadable, {STRATOSCOPE_TEXT("the tensor %1 is missing or of another shape"), {name}});
  }
  return found->second;
}

torch::Tensor placedLike(const torch::Tensor& value, const torch::Tensor& model) {
  return torch::empty_like(model).copy_(value);
}

} // namespace

NamedTensors tensorsOf(const torch::nn::Module& model) {
  NamedTensors tensors;
  for (const auto& entry : model.named_parameters()) {
    tensors[entry.key()] = entry.value();
  }
  for (const auto& entry : model.named_buffers()) {
    tensors[entry.key()] = entry.value();
  }
  return tensors;
}

void addOptimiser(NamedTensors& tensors, const torch::nn::Module& model, const torch::optim::Adam& optimiser) {
  for (const auto& entry : model.named_parameters()) {
    const auto found = optimiser.state().find(stateKey(entry.value()));
    if (found == optimiser.state().end()) {
      continue;
    }
    const auto& state = static_cast<const torch::optim::AdamParamState&>(*found->second);
    tensors["optimiser.step." + entry.key()] = torch::full({}, state.step(), torch::kInt64);
    tensors["optimiser.mean." + entry.key()] = state.exp_avg();
    tensors["optimiser.square." + entry.key()] = state.exp_avg_sq();
  }
}

void placeOn(torch::nn::Module& model, torch::Device device) {
  model.to(device);
  for (auto& weights : model.parameters()) {
    if (weights.dim() == 4) {
      weights.set_data(weights.contiguous(torch::MemoryFormat::ChannelsLast));
    }
  }
}

WeightsFile copyOf(const WeightsToWrite& content, const torch::optim::Adam* optimiser) {
  WeightsFile copy{.tensors = tensorsOf(content.model),
                   .options = content.options,
                   .epochsDone = content.epochsDone,
                   .checkpoint = optimiser != nullptr};
  if (optimiser != nullptr) {
    addOptimiser(copy.tensors, content.model, *optimiser);
  }
  for (auto& [name, tensor] : copy.tensors) {
    tensor = tensor.detach().to(torch::kCPU, tensor.scalar_type(), /*non_blocking=*/false, /*copy=*/true);
  }
  return copy;
}

void writeWeights(const std::filesystem::path& path, const WeightsToWrite& content,
                  const torch::optim::Adam* optimiser) {
  SafeTensors file{.tensors = tensorsOf(content.model), .metadata = {}};
  file.metadata["kind"] = optimiser != nullptr ? checkpointKind : modelKind;
  file.metadata["options"] = toJson(content.options);
  file.metadata["epochs"] = std::to_string(content.epochsDone);
  if (optimiser != nullptr) {
    addOptimiser(file.tensors, content.model, *optimiser);
  }
  writeSafeTensors(path, file);
}

WeightsFile readWeights(const std::filesystem::path& path) {
  auto file = readSafeTensors(path);
  const auto& kind = file.metadata["kind"];
  if (kind != modelKind && kind != checkpointKind) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("is not a contrastive autoencoder of this program"),
                path.string());
  }
  return {.tensors = std::move(file.tensors),
          .options = trainingOptionsFromJson(file.metadata["options"], path.string()),
          .epochsDone = parseEpochs(file.metadata, path.string()),
          .checkpoint = kind == checkpointKind};
}

void restoreTensors(torch::nn::Module& model, const NamedTensors& tensors) {
  const torch::NoGradGuard noGradient;
  for (const auto& [name, tensor] : tensorsOf(model)) {
    auto target = tensor;
    target.copy_(tensorLike(tensors, name, tensor));
  }
}

void restoreAdam(torch::optim::Adam& optimiser, const torch::nn::Module& model, const NamedTensors& tensors) {
  const torch::NoGradGuard noGradient;
  for (const auto& entry : model.named_parameters()) {
    const auto step = tensors.find("optimiser.step." + entry.key());
    if (step == tensors.end()) {
      optimiser.state().erase(stateKey(entry.value()));
      continue;
    }
    auto state = std::make_unique<torch::optim::AdamParamState>();
    state->step(step->second.item<std::int64_t>());
    state->exp_avg(placedLike(tensorLike(tensors, "optimiser.mean." + entry.key(), entry.value()), entry.value()));
    state->exp_avg_sq(placedLike(tensorLike(tensors, "optimiser.square." + entry.key(), entry.value()), entry.value()));
    optimiser.state()[stateKey(entry.value())] = std::move(state);
  }
}

void restoreWeights(torch::nn::Module& model, const WeightsFile& file) { restoreTensors(model, file.tensors); }

void startFromWeights(torch::nn::Module& model, const WeightsFile& file) {
  const torch::NoGradGuard noGradient;
  for (auto& [name, tensor] : tensorsOf(model)) {
    const bool ofPhaseTwo = name == "prototypes" || name.starts_with("condition.");
    if (!ofPhaseTwo) {
      auto target = tensor;
      target.copy_(tensorLike(file.tensors, name, tensor));
    }
  }
}

void restoreOptimiser(torch::optim::Adam& optimiser, const torch::nn::Module& model, const WeightsFile& file) {
  if (!file.checkpoint) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("is a finished model and no checkpoint to go on from"));
  }
  restoreAdam(optimiser, model, file.tensors);
}

} // namespace stratoscope::learning
