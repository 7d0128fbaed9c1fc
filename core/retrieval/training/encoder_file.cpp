#include "core/retrieval/training/encoder_file.h"

#include "core/base/error.h"
#include "core/learning/safetensors.h"
#include "core/retrieval/training/weights_kind.h"

#include <charconv>

namespace stratoscope::retrieval {
namespace {

constexpr const char* meanName = "whitening.mean";
constexpr const char* projectionName = "whitening.projection";

void addWhitening(learning::NamedTensors& tensors, const WhiteningMap& map) {
  tensors[meanName] = torch::tensor(at::ArrayRef<float>(map.mean));
  tensors[projectionName] =
      torch::tensor(at::ArrayRef<float>(map.projection.values))
          .view({static_cast<std::int64_t>(map.projection.rows), static_cast<std::int64_t>(map.projection.columns)});
}

std::optional<WhiteningMap> whiteningOf(const learning::NamedTensors& tensors, const std::string& subject) {
  const auto mean = tensors.find(meanName);
  const auto projection = tensors.find(projectionName);
  if (mean == tensors.end() || projection == tensors.end()) {
    return std::nullopt;
  }
  const auto& p = projection->second;
  if (p.dim() != 2 || p.scalar_type() != torch::kFloat32 || mean->second.scalar_type() != torch::kFloat32 ||
      mean->second.numel() != p.size(1)) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("holds a whitening of no use"), subject);
  }
  WhiteningMap map{{}, Matrix(static_cast<std::size_t>(p.size(0)), static_cast<std::size_t>(p.size(1)))};
  const auto* means = mean->second.data_ptr<float>();
  map.mean.assign(means, means + mean->second.numel());
  std::copy(p.data_ptr<float>(), p.data_ptr<float>() + p.numel(), map.projection.values.begin());
  return map;
}

int epochsOf(const std::string& text, const std::string& subject) {
  int epochs = -1;
  std::from_chars(text.data(), text.data() + text.size(), epochs);
  if (epochs < 0) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("does not say how many epochs were trained"), subject);
  }
  return epochs;
}

} // namespace

void writeEncoder(const std::filesystem::path& path, const EncoderToWrite& content,
                  const torch::optim::Adam* optimiser) {
  learning::SafeTensors file{.tensors = learning::tensorsOf(content.network), .metadata = {}};
  file.metadata["kind"] = optimiser != nullptr ? encoderCheckpointKind : encoderKind;
  file.metadata["options"] = toJson(content.options);
  file.metadata["epochs"] = std::to_string(content.epochsDone);
  if (content.whitening) {
    addWhitening(file.tensors, *content.whitening);
  }
  if (optimiser != nullptr) {
    learning::addOptimiser(file.tensors, content.network, *optimiser);
  }
  learning::writeSafeTensors(path, file);
}

EncoderFile readEncoder(const std::filesystem::path& path) {
  auto file = learning::readSafeTensors(path);
  const auto kind = file.metadata["kind"];
  if (kind != encoderKind && kind != encoderCheckpointKind) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("is not a retrieval encoder of this program"), path.string());
  }
  EncoderFile content{.tensors = std::move(file.tensors),
                      .options = retrievalOptionsFromJson(file.metadata["options"], path.string())};
  content.whitening = whiteningOf(content.tensors, path.string());
  content.epochsDone = epochsOf(file.metadata["epochs"], path.string());
  content.checkpoint = kind == encoderCheckpointKind;
  return content;
}

DescriptorNetwork networkOf(const EncoderFile& file, torch::Device device) {
  DescriptorNetwork network(file.options.encoder);
  learning::placeOn(*network, device);
  learning::restoreTensors(*network, file.tensors);
  network->eval();
  return network;
}

} // namespace stratoscope::retrieval
