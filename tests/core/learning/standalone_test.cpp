// The room's promises without Qt, for machines that have LibTorch alone (`cmake --preset learning`). On a machine with
// a CUDA card its kernels are checked against the CPU's. Exit status 1 when a check fails.

#include "core/base/atomic_file.h"
#include "core/learning/augmentation.h"
#include "core/learning/losses.h"
#include "core/learning/model.h"
#include "core/learning/random.h"
#include "core/learning/training_run.h"

#include <cmath>
#include <cstdio>
#include <exception>
#include <random>

using namespace stratoscope;
using namespace stratoscope::learning;
namespace fs = std::filesystem;

namespace {

int failures = 0;

void check(bool holds, const char* what) {
  std::printf("%s  %s\n", holds ? "ok  " : "FAIL", what);
  failures += holds ? 0 : 1;
}

/// A folder that goes when the test ends.
class Scratch {
public:
  Scratch() : path_(fs::temp_directory_path() / ("learning-" + std::to_string(std::random_device{}()))) {
    fs::create_directories(path_);
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] fs::path operator/(const char* name) const { return path_ / name; }

private:
  fs::path path_;
};

/// Stripes across or down, of many widths.
ImageStack stripes(int count, int side = 32) {
  std::vector<std::uint8_t> pixels;
  for (int i = 0; i < count; ++i) {
    for (int y = 0; y < side; ++y) {
      for (int x = 0; x < side; ++x) {
        pixels.push_back((i % 2 == 0 ? x : y) / (2 + i % 5) % 2 == 0 ? 40 : 210);
      }
    }
  }
  return makeStack(std::move(pixels), 1, side, side);
}

TrainingOptions quick(const char* device) {
  TrainingOptions options;
  options.model = {.architecture = Architecture::Residual, .channels = 1, .imageSize = 32, .latent = 8, .width = 4};
  options.epochs = 4;
  options.batch = 16;
  options.device = device;
  return options;
}

/// @return the loss of the first and the last epoch.
std::pair<double, double> finish(TrainingRun& run) {
  SilentProgress progress;
  std::pair<double, double> losses{NAN, NAN};
  while (!run.finished()) {
    losses.second = run.step(progress, {}).loss;
    losses.first = std::isnan(losses.first) ? losses.second : losses.first;
  }
  return losses;
}

double largestDifference(const Matrix& a, const Matrix& b) {
  double largest = 0;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    largest = std::max(largest, static_cast<double>(std::abs(a.values[i] - b.values[i])));
  }
  return largest;
}

void lossesHaveTheirGoldenValues() {
  const auto first = torch::tensor({{1.0, 0.0}, {0.0, 2.0}, {-1.0, 1.0}}, torch::kFloat64);
  const auto second = torch::tensor({{1.0, 0.5}, {0.2, 1.0}, {-1.0, 0.2}}, torch::kFloat64);
  for (const auto& [temperature, expected] : {std::pair{0.5, 0.6855941}, {0.1, 0.0798593}, {1.0, 1.0306891}}) {
    check(std::abs(ntXentLoss(first, second, temperature).item<double>() - expected) < 1e-6, "NT-Xent's golden value");
  }
}

void trainingLearns(const char* device) {
  TrainingRun run(stripes(64), quick(device));
  const auto [before, after] = finish(run);
  check(after < before, "the loss falls");
}

/// Volumes, the variational form and mixed precision.
void everyFormTrains(const char* device) {
  const int side = 20;
  std::vector<std::uint8_t> voxels(std::size_t{24} * side * side * side);
  for (std::size_t i = 0; i < voxels.size(); ++i) {
    const auto item = i / (side * side * side);
    voxels[i] = i / (item % 2 == 0 ? 1 : side) / (2 + item % 3) % 2 == 0 ? 40 : 210;
  }
  auto options = quick(device);
  options.model.imageSize = side;
  options.model.depth = side;
  options.model.variational = true;
  options.divergenceWeight = 1e-3;
  for (const auto precision : {Precision::Float, Precision::BFloat16}) {
    options.precision = precision;
    TrainingRun run(makeStack(voxels, 1, side, side, side), options);
    const auto [before, after] = finish(run);
    check(after < before, "the loss of volumes falls");
  }
}

void phaseTwoKeepsTheEmbedding(const char* device) {
  const Scratch folder;
  const auto images = stripes(40);
  TrainingRun first(images, quick(device));
  finish(first);
  first.saveModel(folder / "first");
  SilentProgress progress;
  const auto embeddings = Model::load(folder / "first", device).embed(images, progress, {});
  const std::vector<std::size_t> kinds{0, 1};
  auto second = TrainingRun::secondPhase(images, folder / "first", embeddings.select(kinds), quick(device));
  const auto [before, after] = finish(second);
  check(after < before, "phase 2 lowers the reconstruction's error");
  second.saveModel(folder / "second");
  const auto again = Model::load(folder / "second", device).embed(images, progress, {});
  check(largestDifference(again, embeddings) < 1e-5, "phase 2 leaves the embedding as it is");
}

void resumesBitForBit() {
  const Scratch folder;
  const auto images = stripes(50);
  TrainingRun straight(images, quick("cpu"));
  finish(straight);
  straight.saveCheckpoint(folder / "straight");
  TrainingRun begun(images, quick("cpu"));
  SilentProgress progress;
  begun.step(progress, {});
  begun.saveCheckpoint(folder / "begun");
  auto resumed = TrainingRun::resume(images, folder / "begun", "cpu");
  finish(resumed);
  resumed.saveCheckpoint(folder / "resumed");
  check(readFile(folder / "straight") == readFile(folder / "resumed"), "a resumed training gives the same bytes");
}

void augmentationStaysInRange(torch::Device device) {
  auto random = epochGenerator(device, 1, 0);
  const auto images = torch::rand({16, 3, 32, 32}, torch::TensorOptions().device(device));
  for (const auto preset : {AugmentationPreset::Radiograph, AugmentationPreset::Slice, AugmentationPreset::Microscopy,
                            AugmentationPreset::Photograph}) {
    const auto views = augment(images, augmentationOf(preset), random);
    check(views.device() == images.device() && views.sizes() == images.sizes() && views.min().item<float>() >= 0 &&
              views.max().item<float>() <= 1 && !torch::equal(views, images),
          "views stay on the device, in shape and range");
  }
}

/// A model trained on the card embeds on the card as on the CPU, but for the order of sums.
void cardAndProcessorAgree() {
  const Scratch folder;
  const auto images = stripes(40);
  TrainingRun run(images, quick("cuda"));
  finish(run);
  run.saveModel(folder / "model");
  SilentProgress progress;
  const auto card = Model::load(folder / "model", "cuda").embed(images, progress, {});
  const auto processor = Model::load(folder / "model", "cpu").embed(images, progress, {});
  check(largestDifference(card, processor) < 1e-2, "the card embeds as the processor does");
}

void checkAll() {
  lossesHaveTheirGoldenValues();
  augmentationStaysInRange(torch::kCPU);
  trainingLearns("cpu");
  everyFormTrains("cpu");
  phaseTwoKeepsTheEmbedding("cpu");
  resumesBitForBit();
  if (!torch::cuda::is_available()) {
    std::printf("skip  no CUDA device here\n");
    return;
  }
  augmentationStaysInRange(torch::Device(torch::kCUDA, 0));
  trainingLearns("cuda");
  everyFormTrains("cuda");
  phaseTwoKeepsTheEmbedding("cuda");
  cardAndProcessorAgree();
}

} // namespace

int main() {
  try {
    checkAll();
  } catch (const std::exception& error) {
    std::printf("FAIL  %s\n", error.what());
    return 1;
  }
  return failures == 0 ? 0 : 1;
}
