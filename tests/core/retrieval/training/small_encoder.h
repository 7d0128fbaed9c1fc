#pragma once

#include "core/base/image.h"
#include "core/retrieval/training/retrieval_options.h"

#include <cstdint>
#include <vector>

/// Pictures of four kinds and an encoder small enough to be trained in a test.
namespace stratoscope::fixture {

inline constexpr int side = 16;

/// Item i is of kind i % 4: stripes along one axis or the other, checks, or an even grey; shifted and toned item by
/// item.
inline ImageStack textures(int count) {
  std::vector<std::uint8_t> pixels;
  for (int item = 0; item < count; ++item) {
    const int kind = item % 4;
    for (int i = 0; i < side; ++i) {
      for (int j = 0; j < side; ++j) {
        const int row = kind == 1 ? 0 : (i + item / 4) / 4;
        const int column = kind == 0 ? 0 : (j + item / 4) / 4;
        const bool isLight = kind != 3 && (row + column) % 2 == 0;
        pixels.push_back(static_cast<std::uint8_t>(isLight ? 200 - item : 60 + item));
      }
    }
  }
  return makeStack(std::move(pixels), 1, side, side);
}

inline std::vector<int> kinds(int count) {
  std::vector<int> groups;
  for (int item = 0; item < count; ++item) {
    groups.push_back(item % 4);
  }
  return groups;
}

inline retrieval::RetrievalOptions quickOptions() {
  retrieval::RetrievalOptions options;
  options.encoder.model.imageSize = side;
  options.encoder.model.width = 4;
  options.encoder.model.latent = 8;
  options.augmentation = learning::AugmentationPreset::Slice;
  options.epochs = 3;
  options.list = 16;
  options.chunk = 8;
  options.learningRate = 5e-3;
  options.device = "cpu";
  return options;
}

} // namespace stratoscope::fixture
