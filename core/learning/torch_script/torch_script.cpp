#include "core/learning/torch_script/torch_script.h"

#include "core/base/error.h"
#include "core/learning/device.h"
#include "core/learning/resnet/prepare_images.h"

#include <torch/script.h>

namespace stratoscope::learning {
namespace {

constexpr const char* declarationName = "input.json";

void requireConsent(ScriptConsent consent, const std::filesystem::path& path) {
  if (consent != ScriptConsent::Given) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("a TorchScript file is a program that can do anything you can do; it is run only "
                                 "after you have confirmed it"),
                path.string(), STRATOSCOPE_TEXT("Confirm it only where you trust the source of the file"));
  }
}

std::optional<InputSpecification> declaredIn(const std::string& archived, const std::filesystem::path& path) {
  return declaredInput(path, archived.empty() ? std::map<std::string, std::string>{}
                                              : std::map<std::string, std::string>{{"input", archived}});
}

/// The first line says what went wrong; the rest is a trace of the interpreter.
std::string firstLine(const c10::Error& error) {
  const std::string text = error.what_without_backtrace();
  return text.substr(0, text.find('\n'));
}

} // namespace

struct TorchScript::State {
  std::filesystem::path path;
  torch::Device device;
  torch::jit::Module module;
  std::optional<InputSpecification> declared;
  InputSpecification input;
};

TorchScript::TorchScript(std::unique_ptr<State> state) : state_(std::move(state)) {}
TorchScript::~TorchScript() = default;
TorchScript::TorchScript(TorchScript&&) noexcept = default;
TorchScript& TorchScript::operator=(TorchScript&&) noexcept = default;

TorchScript TorchScript::load(const std::filesystem::path& path, ScriptConsent consent, const std::string& device) {
  requireConsent(consent, path);
  if (!std::filesystem::exists(path)) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("the file does not exist"), path.string());
  }
  const auto chosen = chooseDevice(device);
  torch::jit::ExtraFilesMap extra{{declarationName, ""}};
  try {
    auto module = torch::jit::load(path.string(), chosen, extra);
    module.eval();
    const auto declared = declaredIn(extra[declarationName], path);
    return TorchScript(std::make_unique<State>(
        State{path, chosen, std::move(module), declared, declared.value_or(InputSpecification{})}));
  } catch (const c10::Error&) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("is not a TorchScript file, or is damaged"), path.string());
  }
}

const InputSpecification& TorchScript::input() const { return state_->input; }
bool TorchScript::isDeclared() const { return state_->declared.has_value(); }

torch::Tensor TorchScript::run(const torch::Tensor& images) {
  const torch::NoGradGuard noGradient;
  const auto prepared = prepareImages(images.to(state_->device), state_->input);
  std::string reason = STRATOSCOPE_TEXT("it gives no tensor of a row for each image");
  try {
    const auto output = state_->module.forward({prepared});
    if (output.isTensor()) {
      auto tensor = output.toTensor();
      if ((tensor.dim() == 2 || tensor.dim() == 4) && tensor.size(0) == images.size(0)) {
        return tensor.to(torch::kFloat32);
      }
    }
  } catch (const c10::Error& error) {
    reason = firstLine(error);
  } catch (const std::runtime_error& error) {
    reason = error.what(); // of the interpreter itself
  }
  throw Error(ErrorCode::InvalidArgument,
              {STRATOSCOPE_TEXT("the network of the TorchScript file failed on the images: %1"), {reason}},
              state_->path.string());
}

} // namespace stratoscope::learning
