#include "core/workflow/evaluation/retrieval_systems.h"

#include "core/base/error.h"
#include "core/learning/model.h"
#include "core/retrieval/training/retrieval_model.h"
#include "core/workflow/embedding.h"
#include "core/workflow/item_rows.h"

#include <numeric>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;
using retrieval::WeightsKind;

std::vector<std::size_t> allRows(const ImageStack& images) {
  std::vector<std::size_t> rows(images.count);
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  return rows;
}

RetrievalSystem rawPixels(const ImageStack& images) {
  return {"raw pixels", 0, retrieval::Metric::Euclidean, Matrix(), std::nullopt, images};
}

std::string nameOf(const TrainedModel& trained, WeightsKind kind) {
  if (kind != WeightsKind::RetrievalEncoder) {
    return kind == WeightsKind::Autoencoder ? "pre-trained contrastive" : "pre-trained classifier";
  }
  const auto start = retrieval::RetrievalModel::load(trained.file, "cpu").options().start;
  const auto word = start.substr(0, start.find(' '));
  return word == "autoencoder" ? "fine-tuned contrastive" : "fine-tuned from " + word;
}

/// What an autoencoder's backbone is worth without training.
RetrievalSystem untrained(const fs::path& autoencoder, const ImageStack& images, const std::string& device,
                          std::uint64_t seed, Progress& progress, const std::stop_token& stop) {
  retrieval::EncoderOptions options;
  options.model = learning::Model::load(autoencoder, "cpu").options().model;
  options.descriptor.pooling = retrieval::Pooling::Spoc;
  auto model = retrieval::RetrievalModel::untrained(options, images, seed, device);
  auto descriptors = model.embed(images, progress, stop);
  return {"random weights", 0, retrieval::Metric::Cosine, std::move(descriptors), Encoder::of(std::move(model))};
}

} // namespace

std::vector<RetrievalSystem> currentSystems(const cohort::Cohort& cohort, const std::string& device) {
  const auto images = cohort.images();
  auto embedding = latestEmbedding(cohort);
  std::vector<RetrievalSystem> systems;
  std::optional<Encoder> encoder;
  if (fs::is_regular_file(embedding.model)) {
    encoder = Encoder::load(embedding.model, images, device);
  }
  systems.push_back(
      {"embedding", embedding.run, retrieval::Metric::Cosine, std::move(embedding.values), std::move(encoder)});
  systems.push_back(rawPixels(eightBits(images)));
  return systems;
}

std::vector<RetrievalSystem> comparedSystems(const cohort::Cohort& cohort, const std::string& device,
                                             std::uint64_t seed, Progress& progress, const std::stop_token& stop) {
  const auto images = eightBits(cohort.images());
  std::vector<RetrievalSystem> systems;
  systems.push_back(rawPixels(images));
  if (const auto autoencoder = newestModel(cohort, WeightsKind::Autoencoder)) {
    systems.push_back(untrained(autoencoder->file, images, device, seed, progress, stop));
  }
  for (const auto kind :
       {WeightsKind::Classifier, WeightsKind::ResNet, WeightsKind::Autoencoder, WeightsKind::RetrievalEncoder}) {
    if (const auto trained = newestModel(cohort, kind)) {
      auto encoder = Encoder::load(trained->file, images, device);
      auto descriptors = encoder.embed(images, progress, stop);
      systems.push_back({nameOf(*trained, kind), trained->run, retrieval::Metric::Cosine, std::move(descriptors),
                         std::move(encoder)});
    }
  }
  if (systems.size() == 1) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("the cohort has no trained model"), cohort.folder().string(),
                STRATOSCOPE_TEXT("Train a model first"));
  }
  return systems;
}

retrieval::RowSource rowsOf(const RetrievalSystem& system, const std::vector<std::size_t>& rows) {
  const bool raw = system.pixels.count > 0;
  const auto columns = raw ? system.pixels.bytesPerItem() / system.pixels.bytesPerPixel() : system.descriptors.columns;
  return {rows.size(), columns, [&system, &rows, raw](std::size_t begin, std::size_t count, std::vector<float>& room) {
            const auto first = rows.begin() + static_cast<std::ptrdiff_t>(begin);
            const std::vector<std::size_t> part(first, first + static_cast<std::ptrdiff_t>(count));
            room = (raw ? pixelRows(system.pixels, part) : system.descriptors.select(part)).values;
            return std::span<const float>(room);
          }};
}

Matrix describe(RetrievalSystem& system, const ImageStack& images, Progress& progress, const std::stop_token& stop) {
  if (system.encoder) {
    return system.encoder->embed(images, progress, stop);
  }
  if (system.metric == retrieval::Metric::Cosine) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("the model of the embedding is no longer there"));
  }
  return pixelRows(images, allRows(images));
}

} // namespace stratoscope::workflow
