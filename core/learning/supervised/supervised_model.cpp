#include "core/learning/supervised/supervised_model.h"

#include "core/learning/device.h"
#include "core/learning/item_tensors.h"
#include "core/learning/supervised/classifier.h"
#include "core/learning/supervised/supervised_file.h"

#include <algorithm>
#include <cstring>

namespace stratoscope::learning {

struct SupervisedModel::State {
  SupervisedOptions options;
  std::vector<SupervisedReport> reports;
  torch::Device device;
  Classifier classifier;
};

SupervisedModel::SupervisedModel(std::unique_ptr<State> state) : state_(std::move(state)) {}
SupervisedModel::~SupervisedModel() = default;
SupervisedModel::SupervisedModel(SupervisedModel&&) noexcept = default;
SupervisedModel& SupervisedModel::operator=(SupervisedModel&&) noexcept = default;

SupervisedModel SupervisedModel::load(const std::filesystem::path& path, const std::string& device) {
  const auto file = readSupervised(path);
  auto state =
      std::make_unique<State>(State{file.options, file.reports, chooseDevice(device), classifierOf(file, path)});
  placeOn(state->classifier.module(), state->device);
  state->classifier.module().eval();
  return SupervisedModel(std::move(state));
}

const SupervisedOptions& SupervisedModel::options() const { return state_->options; }
const std::vector<SupervisedReport>& SupervisedModel::reports() const { return state_->reports; }

Matrix SupervisedModel::probabilities(const ImageStack& images, Progress& progress, const std::stop_token& stop) {
  checkItems(images, state_->options.model);
  const torch::NoGradGuard noGradient;
  Matrix probabilities(images.count, state_->options.classes.size());
  const auto batch = itemsAtOnce(state_->options.model);
  for (std::size_t first = 0; first < images.count; first += batch) {
    throwIfStopped(stop);
    const auto end = std::min(first + batch, images.count);
    const auto scores = state_->classifier.scores(asFloats(viewOf(images, first, end).to(state_->device)));
    const auto rows = torch::softmax(scores, 1).cpu().contiguous();
    std::memcpy(probabilities.row(first).data(), rows.data_ptr(), rows.nbytes());
    progress.report(static_cast<std::int64_t>(end), static_cast<std::int64_t>(images.count),
                    STRATOSCOPE_TEXT("Classifying"));
  }
  return probabilities;
}

std::vector<int> mostProbable(const Matrix& probabilities) {
  std::vector<int> classes;
  for (std::size_t i = 0; i < probabilities.rows; ++i) {
    const auto row = probabilities.row(i);
    classes.push_back(static_cast<int>(std::ranges::max_element(row) - row.begin()));
  }
  return classes;
}

} // namespace stratoscope::learning
