// Speed of training with the default options; the peer is train_peer.py. Prints one line of JSON:
//   bench_train IMAGES.npy|noise EPOCHS BATCH THREADS [DEVICE]
// "noise" stands for 2,048 made-up images of 64 x 64. A first epoch warms up and is not measured.

#include "core/base/npy.h"
#include "core/learning/runtime.h"
#include "core/learning/training_run.h"
#include "measure.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string_view>

using namespace stratoscope;

namespace {

ImageStack noise() {
  std::mt19937 random(0);
  std::vector<std::uint8_t> pixels(std::size_t{2048} * 64 * 64);
  std::ranges::generate(pixels, [&] { return static_cast<std::uint8_t>(random()); });
  return makeStack(std::move(pixels), 1, 64, 64);
}

void run(int count, char** arguments) {
  const auto images = std::string_view(arguments[1]) == "noise" ? noise() : openImageStack(arguments[1]);
  const int epochs = std::atoi(arguments[2]);
  learning::TrainingOptions options;
  options.model.channels = images.channels;
  options.model.imageSize = images.width;
  options.epochs = epochs + 1;
  options.batch = std::atoi(arguments[3]);
  options.refinement = 0; // the peer has no such step
  options.device = count > 5 ? arguments[5] : "cpu";
  learning::setThreads(std::atoi(arguments[4]));
  learning::TrainingRun training(images, options);
  SilentProgress progress;
  training.step(progress, {});
  const bench::Stopwatch watch;
  while (!training.finished()) {
    training.step(progress, {});
  }
  std::printf(R"({"name":"training","images_per_second":%.2f,"peak_rss_mb":%.1f,"width":%d,"latent":%d})"
              "\n",
              epochs * static_cast<double>(images.count) / watch.seconds(), bench::peakMegabytes(), options.model.width,
              options.model.latent);
}

} // namespace

int main(int count, char** arguments) {
  return bench::runProgram(count, arguments, 5, "bench_train IMAGES.npy|noise EPOCHS BATCH THREADS [DEVICE]", run);
}
