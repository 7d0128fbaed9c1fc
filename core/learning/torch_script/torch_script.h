#pragma once

#include "core/learning/resnet/input_specification.h"

#include <torch/torch.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace stratoscope::learning {

/// Whether the user was told that a TorchScript file is a program, which does as it likes with the user's rights, and
/// chose to run it all the same.
enum class ScriptConsent { NotGiven, Given };

/// A network that came as a TorchScript file. Not thread-safe; may be used from one thread after another.
class TorchScript {
public:
  /// The images it expects are declared by a file "input.json" inside the archive (torch.jit.save's _extra_files) or by
  /// a file of the same name with the ending .json beside it; ImageNet's where there is neither.
  /// Throws Error::InvalidArgument without consent, before the file is opened; Error::NotFound; Error::Unreadable for a
  /// file that is no TorchScript or a declaration that is damaged; Error::Unsupported (no such device).
  static TorchScript load(const std::filesystem::path& path, ScriptConsent consent, const std::string& device = "auto");
  ~TorchScript();
  TorchScript(TorchScript&&) noexcept;
  TorchScript& operator=(TorchScript&&) noexcept;

  [[nodiscard]] const InputSpecification& input() const;
  /// False where the input is assumed and not declared.
  [[nodiscard]] bool isDeclared() const;

  /// @param images [N, 1 or 3, H, W] uint8 or float in [0, 1]; prepared here as input() says.
  /// @return [N, D], or [N, D, h, w] where the network gives a feature map, float on the device, without gradient.
  /// Throws Error::InvalidArgument when the network fails on them or gives anything else; the message holds its words.
  [[nodiscard]] torch::Tensor run(const torch::Tensor& images);

private:
  struct State;
  explicit TorchScript(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

} // namespace stratoscope::learning
