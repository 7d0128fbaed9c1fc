#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace stratoscope::learning {

/// What a network expects of its images: RGB or grey values in [0, 1], of which a mean is taken and a deviation
/// divides.
struct InputSpecification {
  int size = 224; ///< side in pixels
  int channels = 3;
  std::array<double, 3> mean{0.485, 0.456, 0.406}; ///< of ImageNet's training images, as torchvision's weights ask
  std::array<double, 3> deviation{0.229, 0.224, 0.225};
};

/// {"size": 224, "channels": 3, "mean": [...], "std": [...]}, one number for each channel.
[[nodiscard]] std::string toJson(const InputSpecification& input);
/// Fields left out stay as they are above. Throws Error::Unreadable for other kinds of fields, a size outside 8 to
/// 4096, channels other than 1 or 3, or a deviation that is not above 0; `subject` is the file named in the message.
[[nodiscard]] InputSpecification inputFromJson(const std::string& text, const std::string& subject);

/// What is declared with weights: the entry "input" of the file's own metadata, or else the file of the same name with
/// the ending .json beside it. Nothing where there is neither. Throws as inputFromJson.
[[nodiscard]] std::optional<InputSpecification> declaredInput(const std::filesystem::path& weights,
                                                              const std::map<std::string, std::string>& metadata);

} // namespace stratoscope::learning
