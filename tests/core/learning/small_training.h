#pragma once

#include "core/base/image.h"
#include "core/learning/training_run.h"

#include <cmath>
#include <vector>

namespace stratoscope::learning {

/// Discs and bars of many sizes: two kinds that any encoder should tell apart.
inline ImageStack shapes(int count, int side = 32) {
  std::vector<std::uint8_t> pixels;
  for (int i = 0; i < count; ++i) {
    const double extent = side * (0.15 + 0.01 * (i / 2 % 15));
    for (int y = 0; y < side; ++y) {
      for (int x = 0; x < side; ++x) {
        const double dx = x - side / 2.0;
        const double dy = y - side / 2.0;
        const bool inside = i % 2 == 0 ? std::hypot(dx, dy) < extent : std::abs(dx) < 2 && std::abs(dy) < 2 * extent;
        pixels.push_back(inside ? 200 : 20);
      }
    }
  }
  return makeStack(std::move(pixels), 1, side, side);
}

inline TrainingOptions quick(int epochs = 3) {
  TrainingOptions options;
  options.model = {.architecture = Architecture::Residual, .channels = 1, .imageSize = 32, .latent = 8, .width = 4};
  options.epochs = epochs;
  options.batch = 16;
  options.device = "cpu";
  return options;
}

inline std::vector<EpochReport> finish(TrainingRun& run) {
  std::vector<EpochReport> reports;
  SilentProgress progress;
  while (!run.finished()) {
    reports.push_back(run.step(progress, {}));
  }
  return reports;
}

inline double meanSquare(const ImageStack& a, const ImageStack& b) {
  double sum = 0;
  const auto bytes = a.count * a.bytesPerItem();
  for (std::size_t i = 0; i < bytes; ++i) {
    const double difference = std::to_integer<int>(a.data[i]) - std::to_integer<int>(b.data[i]);
    sum += difference * difference;
  }
  return sum / static_cast<double>(bytes);
}

/// Balls and bars, as shapes() in three dimensions.
inline ImageStack solids(int count, int side = 20) {
  std::vector<std::uint8_t> voxels;
  for (int i = 0; i < count; ++i) {
    const double extent = side * (0.15 + 0.02 * (i / 2 % 8));
    for (int voxel = 0; voxel < side * side * side; ++voxel) {
      const double dx = voxel % side - side / 2.0;
      const double dy = voxel / side % side - side / 2.0;
      const double dz = voxel / side / side - side / 2.0;
      const bool inside = i % 2 == 0 ? std::hypot(dx, dy, dz) < extent
                                     : std::abs(dx) < 2 && std::abs(dy) < 2 && std::abs(dz) < 2 * extent;
      voxels.push_back(inside ? 200 : 20);
    }
  }
  return makeStack(std::move(voxels), 1, side, side, side);
}

inline TrainingOptions quickVolumes(int epochs = 2) {
  auto options = quick(epochs);
  options.model.imageSize = 20;
  options.model.depth = 20;
  return options;
}

} // namespace stratoscope::learning
