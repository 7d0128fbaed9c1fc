#include "core/learning/model.h"

#include "core/base/error.h"
#include "core/learning/device.h"
#include "core/learning/item_tensors.h"
#include "core/learning/networks.h"
#include "core/learning/weights.h"

#include <algorithm>
#include <cstring>

namespace stratoscope::learning {
namespace {

torch::Tensor batchOf(const ImageStack& images, std::size_t first, std::size_t end, torch::Device device) {
  return asFloats(viewOf(images, first, end).to(device));
}

torch::Tensor rowsOf(const Matrix& matrix, std::size_t first, std::size_t count, torch::Device device) {
  auto rows = torch::empty({static_cast<std::int64_t>(count), static_cast<std::int64_t>(matrix.columns)});
  std::memcpy(rows.data_ptr(), matrix.row(first).data(), rows.nbytes());
  return rows.to(device);
}

void checkDimension(const Matrix& embeddings, const ModelOptions& model) {
  if (embeddings.columns != static_cast<std::size_t>(model.latent)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embeddings have another dimension than the network"));
  }
}

} // namespace

struct Model::State {
  TrainingOptions options;
  torch::Device device;
  ContrastiveAutoencoder network;
};

Model::Model(std::unique_ptr<State> state) : state_(std::move(state)) {}
Model::~Model() = default;
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;

Model Model::load(const std::filesystem::path& path, const std::string& device) {
  const auto file = readWeights(path);
  auto state =
      std::make_unique<State>(State{file.options, chooseDevice(device), ContrastiveAutoencoder(file.options.model)});
  placeOn(*state->network, state->device);
  restoreWeights(*state->network, file);
  state->network->eval();
  return Model(std::move(state));
}

const TrainingOptions& Model::options() const { return state_->options; }

Matrix Model::embed(const ImageStack& images, Progress& progress, const std::stop_token& stop) {
  const auto& model = state_->options.model;
  checkItems(images, model);
  const torch::NoGradGuard noGradient;
  Matrix embeddings(images.count, static_cast<std::size_t>(model.latent));
  const auto batchSize = itemsAtOnce(model);
  for (std::size_t first = 0; first < images.count; first += batchSize) {
    throwIfStopped(stop);
    const auto end = std::min(first + batchSize, images.count);
    const auto rows = state_->network->encode(batchOf(images, first, end, state_->device)).cpu().contiguous();
    std::memcpy(embeddings.row(first).data(), rows.data_ptr(), rows.nbytes());
    progress.report(static_cast<std::int64_t>(end), static_cast<std::int64_t>(images.count),
                    STRATOSCOPE_TEXT("Embedding"));
  }
  return embeddings;
}

ImageStack Model::decode(const Matrix& embeddings) {
  const auto& model = state_->options.model;
  checkDimension(embeddings, model);
  const torch::NoGradGuard noGradient;
  const auto side = static_cast<std::size_t>(model.imageSize);
  const auto bytesPerItem =
      static_cast<std::size_t>(model.channels) * static_cast<std::size_t>(model.depth) * side * side;
  std::vector<std::uint8_t> pixels(embeddings.rows * bytesPerItem);
  const auto batchSize = itemsAtOnce(model);
  for (std::size_t first = 0; first < embeddings.rows; first += batchSize) {
    const auto rows = std::min(batchSize, embeddings.rows - first);
    const auto images = state_->network->decode(rowsOf(embeddings, first, rows, state_->device));
    const auto bytes = images.mul(255).round().to(torch::kUInt8).cpu().contiguous();
    std::memcpy(pixels.data() + first * bytesPerItem, bytes.data_ptr(), bytes.nbytes());
  }
  return makeStack(std::move(pixels), model.channels, model.imageSize, model.imageSize, model.depth);
}

Matrix Model::assign(const Matrix& embeddings) {
  checkDimension(embeddings, state_->options.model);
  const torch::NoGradGuard noGradient;
  Matrix shares(embeddings.rows, static_cast<std::size_t>(state_->options.model.prototypes));
  if (!shares.values.empty()) {
    const auto rows =
        state_->network->assign(rowsOf(embeddings, 0, embeddings.rows, state_->device)).cpu().contiguous();
    std::memcpy(shares.values.data(), rows.data_ptr(), rows.nbytes());
  }
  return shares;
}

} // namespace stratoscope::learning
