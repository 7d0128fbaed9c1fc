#include "core/learning/model.h"

#include "core/base/error.h"
#include "core/learning/device.h"
#include "core/learning/networks.h"
#include "core/learning/weights.h"

#include <cstring>

namespace stratoscope::learning {
namespace {

constexpr std::size_t batchSize = 256;

torch::Tensor batchOf(const ImageStack& images, std::size_t first, std::size_t end, torch::Device device) {
  auto batch = torch::empty({static_cast<std::int64_t>(end - first), images.channels, images.height, images.width},
                            torch::kUInt8);
  std::memcpy(batch.data_ptr(), images.data + first * images.bytesPerItem(), (end - first) * images.bytesPerItem());
  return batch.to(device).to(torch::kFloat32).div_(255).contiguous(torch::MemoryFormat::ChannelsLast);
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
  if (images.type != PixelType::UInt8 || images.channels != model.channels || images.width != model.imageSize ||
      images.height != model.imageSize) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the items have another size than the network"));
  }
  const torch::NoGradGuard noGradient;
  Matrix embeddings(images.count, static_cast<std::size_t>(model.latent));
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
  if (embeddings.columns != static_cast<std::size_t>(model.latent)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embeddings have another dimension than the network"));
  }
  const torch::NoGradGuard noGradient;
  const auto side = static_cast<std::size_t>(model.imageSize);
  std::vector<std::uint8_t> pixels(embeddings.rows * static_cast<std::size_t>(model.channels) * side * side);
  for (std::size_t first = 0; first < embeddings.rows; first += batchSize) {
    const auto rows = std::min(batchSize, embeddings.rows - first);
    auto latent = torch::empty({static_cast<std::int64_t>(rows), model.latent});
    std::memcpy(latent.data_ptr(), embeddings.row(first).data(), latent.nbytes());
    const auto images = state_->network->decode(latent.to(state_->device)).mul(255).round().to(torch::kUInt8);
    const auto bytes = images.cpu().contiguous();
    std::memcpy(pixels.data() + first * (pixels.size() / embeddings.rows), bytes.data_ptr(), bytes.nbytes());
  }
  return makeStack(std::move(pixels), model.channels, model.imageSize, model.imageSize);
}

} // namespace stratoscope::learning
