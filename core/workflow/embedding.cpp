#include "core/workflow/embedding.h"

#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/base/sha256.h"
#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/learning/runtime.h"
#include "core/workflow/encoder.h"
#include "core/workflow/item_rows.h"
#include "core/workflow/provenance.h"
#include "core/workflow/results_json.h"
#include "core/workflow/retrieval_training/retrieval_training.h"

#include <nlohmann/json.hpp>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;

bool isTraining(const cohort::Run& run) { return run.file.starts_with("models/") && run.step.starts_with("train"); }

/// Of an autoencoder or of a retrieval encoder.
std::optional<cohort::Run> newestTraining(const cohort::Cohort& cohort) {
  const auto autoencoder = cohort::latestRun(cohort, "train");
  const auto encoder = cohort::latestRun(cohort, retrievalTrainingStep);
  return autoencoder && encoder
             ? std::max(autoencoder, encoder, [](const auto& a, const auto& b) { return a->id < b->id; })
             : (encoder ? encoder : autoencoder);
}

fs::path trainedModel(const cohort::Cohort& cohort, std::int64_t trainRun) {
  const auto run = trainRun != 0 ? std::optional(cohort::run(cohort, trainRun)) : newestTraining(cohort);
  if (!run || !isTraining(*run)) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("the cohort has no trained model"), cohort.folder().string(),
                STRATOSCOPE_TEXT("Train a model first, or name a model file"));
  }
  return cohort.folder() / run->file;
}

/// A model from outside becomes the cohort's own, so that the embedding can always be reconstructed.
fs::path adopt(const cohort::Cohort& cohort, const fs::path& model) {
  const auto copy = cohort.modelsFolder() / "adopted.safetensors";
  std::error_code failure;
  fs::copy_file(model, copy, fs::copy_options::overwrite_existing, failure);
  if (failure) {
    throw Error(fs::exists(model) ? ErrorCode::WriteFailed : ErrorCode::NotFound,
                STRATOSCOPE_TEXT("the model cannot be copied into the cohort"), model.string());
  }
  return nameByContent(copy);
}

void checkImages(const cohort::Cohort& cohort, const ImageStack& images) {
  if (images.count == 0) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("the cohort has no images"), cohort.folder().string(),
                STRATOSCOPE_TEXT("Import images first"));
  }
}

} // namespace

EmbedResult embed(cohort::Cohort& cohort, const EmbedOptions& options, Progress& progress,
                  const std::stop_token& stop) {
  const StepClock clock("embed");
  const auto images = cohort.images();
  checkImages(cohort, images);
  auto file = options.model.empty() ? trainedModel(cohort, options.trainRun) : options.model;
  auto model = Encoder::load(file, images, options.device);
  if (!options.model.empty()) {
    file = adopt(cohort, options.model);
  }
  const StepClock encoding("embed");
  const auto embedding = model.embed(eightBits(images), progress, stop);

  EmbedResult result;
  result.items = static_cast<int>(images.count);
  result.dimension = static_cast<int>(embedding.columns);
  result.imagesPerSecond = static_cast<double>(images.count) / std::max(encoding.seconds(), 1e-9);
  const auto fresh = cohort.embeddingsFolder() / "new.npy";
  writeMatrix(fresh, embedding);
  const auto named = nameByContent(fresh);
  result.seconds = clock.seconds();

  cohort::Transaction transaction(cohort);
  auto run = clock.record(nlohmann::json{{"model", "models/" + file.filename().string()}}.dump());
  run.inputsJson = nlohmann::json{{"images", sha256({images.data, images.count * images.bytesPerItem()})}}.dump();
  run.modelHash = file.stem().string();
  run.device = learning::resolvedDevice(options.device);
  run.resultJson = toJson(result);
  run.file = "embeddings/" + named.filename().string();
  result.run = cohort::addRun(cohort, run);
  transaction.commit();
  return result;
}

bool hasEmbedding(const cohort::Cohort& cohort) {
  const auto run = cohort::latestRun(cohort, "embed");
  return run && nlohmann::json::parse(run->resultJson).value("items", 0) == cohort::itemCount(cohort);
}

EmbeddingFile latestEmbeddingFile(const cohort::Cohort& cohort) {
  const auto run = cohort::latestRun(cohort, "embed");
  if (!run || !hasEmbedding(cohort)) {
    throw Error(ErrorCode::NotFound,
                run ? STRATOSCOPE_TEXT("images were imported after the newest embedding was made")
                    : STRATOSCOPE_TEXT("the cohort has no embedding"),
                cohort.folder().string(), STRATOSCOPE_TEXT("Embed the images first"));
  }
  const auto model = nlohmann::json::parse(run->parametersJson).at("model").get<std::string>();
  return {run->id, cohort.folder() / run->file, cohort.folder() / model};
}

Embedding latestEmbedding(const cohort::Cohort& cohort) {
  const auto file = latestEmbeddingFile(cohort);
  return {file.run, readMatrix(file.values), file.model};
}

} // namespace stratoscope::workflow
