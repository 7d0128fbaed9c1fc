#include "core/learning/supervised/supervised_file.h"

#include "core/base/error.h"
#include "core/learning/safetensors.h"
#include "core/learning/supervised/supervised_json.h"

#include <string_view>

namespace stratoscope::learning {
namespace {

constexpr std::string_view modelKind = "stratoscope-classifier";
constexpr std::string_view checkpointKind = "stratoscope-classifier-checkpoint";
constexpr std::string_view bestPrefix = "best.";
constexpr std::string_view optimiserPrefix = "optimiser.";

void sortTensor(SupervisedFile& file, const std::string& name, const torch::Tensor& tensor) {
  if (name.starts_with(bestPrefix)) {
    file.best.emplace(name.substr(bestPrefix.size()), tensor);
  } else if (name.starts_with(optimiserPrefix)) {
    file.optimiser.emplace(name, tensor);
  } else {
    file.weights.emplace(name, tensor);
  }
}

} // namespace

void writeSupervised(const std::filesystem::path& path, const SupervisedFile& content) {
  SafeTensors file;
  file.tensors = content.weights;
  file.tensors.insert(content.optimiser.begin(), content.optimiser.end());
  for (const auto& [name, tensor] : content.best) {
    file.tensors.emplace(std::string(bestPrefix).append(name), tensor);
  }
  file.metadata["kind"] = content.checkpoint ? checkpointKind : modelKind;
  file.metadata["options"] = toJson(content.options);
  file.metadata["reports"] = toJson(content.reports);
  if (content.input) {
    file.metadata["input"] = toJson(*content.input);
  }
  writeSafeTensors(path, file);
}

SupervisedFile readSupervised(const std::filesystem::path& path) {
  auto content = readSafeTensors(path);
  const auto& kind = content.metadata["kind"];
  if (kind != modelKind && kind != checkpointKind) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("is not a classifier of this program"), path.string());
  }
  SupervisedFile file;
  file.options = supervisedOptionsFromJson(content.metadata["options"], path.string());
  file.reports = supervisedReportsFromJson(content.metadata["reports"], path.string());
  file.checkpoint = kind == checkpointKind;
  if (const auto found = content.metadata.find("input"); found != content.metadata.end()) {
    file.input = inputFromJson(found->second, path.string());
  }
  for (const auto& [name, tensor] : content.tensors) {
    sortTensor(file, name, tensor);
  }
  return file;
}

Classifier classifierOf(const SupervisedFile& file, const std::filesystem::path& path) {
  if (file.options.backbone == Backbone::Encoder) {
    Classifier classifier(file.options);
    restoreTensors(classifier.module(), file.weights);
    return classifier;
  }
  const auto weights =
      resNetWeightsOf(file.weights, {{"input", toJson(file.input.value_or(InputSpecification{}))}}, path);
  if (static_cast<std::size_t>(weights.options.classes) != file.options.classes.size()) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("its last layer has another number of classes than it names"),
                path.string());
  }
  return {file.options, weights};
}

} // namespace stratoscope::learning
