// The input pipeline alone: opens the images, holds them as one tensor, picks shuffled batches and draws two augmented
// views of each; the peer is pipeline_peer.py. Prints one line of JSON:
//   bench_pipeline IMAGES.npy EPOCHS BATCH THREADS
// Opening and copying the images is part of the seconds.

#include "core/base/npy.h"
#include "core/learning/augmentation.h"
#include "core/learning/random.h"
#include "core/learning/runtime.h"
#include "core/learning/training_options.h"
#include "measure.h"

#include <cstdio>
#include <cstdlib>

using namespace stratoscope;

namespace {

torch::Tensor load(const char* path) {
  const auto images = openImageStack(path);
  const auto shape = {static_cast<std::int64_t>(images.count), static_cast<std::int64_t>(images.channels),
                      static_cast<std::int64_t>(images.height), static_cast<std::int64_t>(images.width)};
  return torch::from_blob(const_cast<std::byte*>(images.data), shape, torch::kUInt8).clone();
}

/// @return a number that depends on every view, so that none can be left out.
double drawEpoch(const torch::Tensor& images, std::int64_t batch, int epoch) {
  const auto options = learning::augmentationOf(learning::TrainingOptions{}.augmentation);
  auto random = learning::epochGenerator(torch::kCPU, 0, epoch);
  const auto order = torch::randperm(images.size(0), random, torch::kInt64);
  double sum = 0;
  for (std::int64_t first = 0; first < images.size(0); first += batch) {
    const auto items = order.slice(0, first, std::min(first + batch, images.size(0)));
    const auto chosen = images.index_select(0, items).to(torch::kFloat32).div_(255);
    const auto views =
        torch::cat({learning::augment(chosen, options, random), learning::augment(chosen, options, random)})
            .contiguous(torch::MemoryFormat::ChannelsLast);
    sum += views.sum().item<double>();
  }
  return sum;
}

void run(char** arguments) {
  const int epochs = std::atoi(arguments[2]);
  const auto batch = std::atoll(arguments[3]);
  learning::setThreads(std::atoi(arguments[4]));
  const bench::Stopwatch watch;
  const auto images = load(arguments[1]);
  double sum = 0;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    sum += drawEpoch(images, batch, epoch);
  }
  std::printf(R"({"name":"pipeline","images_per_second":%.1f,"peak_rss_mb":%.1f,"checksum":%.0f})"
              "\n",
              epochs * static_cast<double>(images.size(0)) / watch.seconds(), bench::peakMegabytes(), sum);
}

} // namespace

int main(int count, char** arguments) {
  return bench::runProgram(count, arguments, 5, "bench_pipeline IMAGES.npy EPOCHS BATCH THREADS",
                           [](int, char** values) { run(values); });
}
