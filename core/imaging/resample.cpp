#include "core/imaging/resample.h"

#include <algorithm>
#include <cmath>

namespace stratoscope::imaging {
namespace {

/// What one new pixel takes of the old ones along an axis; no weights where it lies beside the image.
struct Share {
  int first = 0;
  std::vector<float> weights;
};

/// @param from, to the new pixel's ends in old pixels.
Share areaShare(double from, double to, int count) {
  Share share{std::max(0, static_cast<int>(std::floor(from))), {}};
  const int end = std::min(count, static_cast<int>(std::ceil(to)));
  double sum = 0;
  for (int i = share.first; i < end; ++i) {
    const double overlap = std::min(to, i + 1.0) - std::max(from, static_cast<double>(i));
    share.weights.push_back(static_cast<float>(std::max(0.0, overlap)));
    sum += share.weights.back();
  }
  for (auto& weight : share.weights) {
    weight /= static_cast<float>(sum);
  }
  return share;
}

Share linearShare(double centre, int count) {
  const double place = std::clamp(centre - 0.5, 0.0, count - 1.0);
  const int first = std::min(static_cast<int>(place), std::max(0, count - 2));
  const auto part = static_cast<float>(place - first);
  return count == 1 ? Share{0, {1.0F}} : Share{first, {1.0F - part, part}};
}

/// @param scale old pixels a new one is long.
std::vector<Share> sharesOf(int count, double scale, int size) {
  std::vector<Share> shares(static_cast<std::size_t>(size));
  const double margin = (size - count / scale) / 2;
  bool any = false;
  for (int i = 0; i < size; ++i) {
    const double centre = (i + 0.5 - margin) * scale;
    if (centre >= 0 && centre < count) {
      shares[static_cast<std::size_t>(i)] =
          scale >= 1 ? areaShare(centre - scale / 2, centre + scale / 2, count) : linearShare(centre, count);
      any = true;
    }
  }
  if (!any) { // thinner than one pixel, and between two of them
    shares[static_cast<std::size_t>(size / 2)] = areaShare(0, count, count);
  }
  return shares;
}

/// [height, width, channels] to [height, size, channels].
std::vector<float> alongRows(const Slice& slice, const std::vector<Share>& shares) {
  const auto channels = static_cast<std::size_t>(slice.channels);
  const auto rowLength = static_cast<std::size_t>(slice.width) * channels;
  std::vector<float> result(static_cast<std::size_t>(slice.height) * shares.size() * channels);
  float* out = result.data();
  for (int y = 0; y < slice.height; ++y) {
    const float* row = slice.values.data() + static_cast<std::size_t>(y) * rowLength;
    for (const auto& share : shares) {
      const float* in = row + static_cast<std::size_t>(share.first) * channels;
      for (const float weight : share.weights) {
        for (std::size_t c = 0; c < channels; ++c) {
          out[c] += weight * *in++;
        }
      }
      out += channels;
    }
  }
  return result;
}

/// [height, length] to [size, length].
std::vector<float> alongColumns(const std::vector<float>& values, std::size_t length,
                                const std::vector<Share>& shares) {
  std::vector<float> result(shares.size() * length);
  for (std::size_t y = 0; y < shares.size(); ++y) {
    float* out = result.data() + y * length;
    const float* in = values.data() + static_cast<std::size_t>(shares[y].first) * length;
    for (const float weight : shares[y].weights) {
      for (std::size_t i = 0; i < length; ++i) {
        out[i] += weight * in[i];
      }
      in += length;
    }
  }
  return result;
}

/// @param pixel side of a new pixel in mm.
std::vector<float> fitted(const Slice& slice, double pixel, int size) {
  const auto across = sharesOf(slice.width, pixel / slice.spacing[0], size);
  const auto down = sharesOf(slice.height, pixel / slice.spacing[1], size);
  return alongColumns(alongRows(slice, across),
                      static_cast<std::size_t>(size) * static_cast<std::size_t>(slice.channels), down);
}

double longestSide(const Slice& slice) {
  return std::max(slice.width * slice.spacing[0], slice.height * slice.spacing[1]);
}

} // namespace

std::vector<float> fitToSquare(const Slice& slice, int size) { return fitToSquare(slice, size, longestSide(slice)); }

std::vector<float> fitToSquare(const Slice& slice, int size, double side) { return fitted(slice, side / size, size); }

std::vector<float> fitToCube(int count, const std::function<Slice(int)>& planeAt, double depth, int size) {
  double voxel = 0;
  std::vector<float> stack;
  for (int index = 0; index < count; ++index) {
    const auto slice = planeAt(index);
    voxel = index == 0 ? std::max(longestSide(slice), count * depth) / size : voxel;
    const auto plane = fitted(slice, voxel, size);
    stack.reserve(plane.size() * static_cast<std::size_t>(count));
    stack.insert(stack.end(), plane.begin(), plane.end());
  }
  return count == 0 ? stack
                    : alongColumns(stack, stack.size() / static_cast<std::size_t>(count),
                                   sharesOf(count, voxel / depth, size));
}

} // namespace stratoscope::imaging
