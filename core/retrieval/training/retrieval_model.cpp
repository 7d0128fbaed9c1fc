#include "core/retrieval/training/retrieval_model.h"

#include "core/learning/device.h"
#include "core/learning/item_tensors.h"
#include "core/retrieval/descriptor/describe_images.h"
#include "core/retrieval/training/encoder_file.h"
#include "core/retrieval/training/start_network.h"
#include "core/retrieval/training/start_weights.h"

namespace stratoscope::retrieval {

struct RetrievalModel::State {
  RetrievalOptions options;
  torch::Device device;
  DescriptorNetwork network;
  std::optional<WhiteningMap> whitening;
};

RetrievalModel::RetrievalModel(std::unique_ptr<State> state) : state_(std::move(state)) {}
RetrievalModel::~RetrievalModel() = default;
RetrievalModel::RetrievalModel(RetrievalModel&&) noexcept = default;
RetrievalModel& RetrievalModel::operator=(RetrievalModel&&) noexcept = default;

RetrievalModel RetrievalModel::load(const std::filesystem::path& path, const std::string& device) {
  const auto file = readEncoder(path);
  const auto place = learning::chooseDevice(device);
  return RetrievalModel(std::make_unique<State>(State{file.options, place, networkOf(file, place), file.whitening}));
}

RetrievalModel RetrievalModel::ofWeights(const std::filesystem::path& weights, const ImageStack& images,
                                         const std::string& device) {
  RetrievalOptions options;
  options.encoder.model.channels = images.channels;
  options.encoder.model.imageSize = images.width;
  options.encoder.descriptor.pooling = Pooling::Spoc;
  options.encoder = encoderStartingFrom(weights, options.encoder);
  options.start = nameOfStart(weights);
  const auto place = learning::chooseDevice(device);
  DescriptorNetwork network(options.encoder);
  restoreStart(network, weights);
  learning::placeOn(*network, place);
  network->eval();
  return RetrievalModel(std::make_unique<State>(State{options, place, network, std::nullopt}));
}

RetrievalModel RetrievalModel::untrained(const EncoderOptions& encoder, const ImageStack& images, std::uint64_t seed,
                                         const std::string& device) {
  constexpr std::int64_t chunk = 64;
  checkImages(images, encoder);
  RetrievalOptions options;
  options.encoder = encoder;
  options.seed = seed;
  const auto place = learning::chooseDevice(device);
  torch::manual_seed(seed);
  DescriptorNetwork network(encoder);
  learning::placeOn(*network, place);
  calibrateNormalisation(network, learning::viewOf(images, 0, images.count).to(place), chunk);
  network->eval();
  return RetrievalModel(std::make_unique<State>(State{options, place, network, std::nullopt}));
}

const RetrievalOptions& RetrievalModel::options() const { return state_->options; }

Matrix RetrievalModel::embed(const ImageStack& images, Progress& progress, const std::stop_token& stop) {
  auto descriptors = describeImages(state_->network, state_->device, images, progress, stop);
  return state_->whitening ? whiten(*state_->whitening, descriptors) : descriptors;
}

} // namespace stratoscope::retrieval
