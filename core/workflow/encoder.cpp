#include "core/workflow/encoder.h"

#include "core/cohort/runs.h"
#include "core/learning/model.h"

#include <algorithm>
#include <variant>

namespace stratoscope::workflow {

using retrieval::RetrievalModel;
using retrieval::WeightsKind;

struct Encoder::State {
  std::variant<learning::Model, RetrievalModel> model;
};

Encoder::Encoder(std::unique_ptr<State> state) : state_(std::move(state)) {}
Encoder::~Encoder() = default;
Encoder::Encoder(Encoder&&) noexcept = default;
Encoder& Encoder::operator=(Encoder&&) noexcept = default;

Encoder Encoder::load(const std::filesystem::path& file, const ImageStack& images, const std::string& device) {
  switch (retrieval::weightsKind(file)) {
  case WeightsKind::Autoencoder:
    return Encoder(std::make_unique<State>(State{learning::Model::load(file, device)}));
  case WeightsKind::RetrievalEncoder:
    return Encoder(std::make_unique<State>(State{RetrievalModel::load(file, device)}));
  case WeightsKind::Classifier:
  case WeightsKind::ResNet:
    break;
  }
  return Encoder(std::make_unique<State>(State{RetrievalModel::ofWeights(file, images, device)}));
}

Encoder Encoder::of(RetrievalModel model) { return Encoder(std::make_unique<State>(State{std::move(model)})); }

Matrix Encoder::embed(const ImageStack& images, Progress& progress, const std::stop_token& stop) {
  return std::visit([&](auto& model) { return model.embed(images, progress, stop); }, state_->model);
}

std::optional<TrainedModel> newestModel(const cohort::Cohort& cohort, WeightsKind kind) {
  auto runs = cohort::runs(cohort);
  std::ranges::reverse(runs);
  for (const auto& run : runs) {
    const auto file = cohort.folder() / run.file;
    const bool isModel = run.file.starts_with("models/") && file.extension() == ".safetensors";
    if (isModel && retrieval::weightsKind(file) == kind) {
      return TrainedModel{run.id, file};
    }
  }
  return std::nullopt;
}

bool canDecode(const std::filesystem::path& file) { return retrieval::weightsKind(file) == WeightsKind::Autoencoder; }

} // namespace stratoscope::workflow
