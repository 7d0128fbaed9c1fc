#include "core/learning/view_draws.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace stratoscope::learning {
namespace {

/// The next of a sequence of 64 even bits (SplitMix64, Steele et al. 2014).
std::uint64_t nextBits(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15ULL;
  std::uint64_t bits = state;
  bits = (bits ^ (bits >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  bits = (bits ^ (bits >> 27U)) * 0x94d049bb133111ebULL;
  return bits ^ (bits >> 31U);
}

/// Four 16-bit numbers' sum, brought to mean 0 and standard deviation 1.
float nearlyNormal(std::uint64_t bits) {
  constexpr int mean = 4 * 65535 / 2;
  // The variance of an even number below 65536, four times: 4 (65536^2 - 1) / 12.
  constexpr float scale = 1.F / 37837.2F;
  const auto sum =
      static_cast<int>((bits & 0xffffU) + (bits >> 16U & 0xffffU) + (bits >> 32U & 0xffffU) + (bits >> 48U));
  return static_cast<float>(sum - mean) * scale;
}

/// One image's planes, worked on in place.
struct Planes {
  float* values;
  std::int64_t channels;
  std::int64_t height;
  std::int64_t width;

  [[nodiscard]] std::int64_t plane() const { return height * width; }
  [[nodiscard]] std::int64_t size() const { return channels * plane(); }
  [[nodiscard]] float mean() const {
    double sum = 0;
    for (std::int64_t i = 0; i < size(); ++i) {
      sum += static_cast<double>(values[i]);
    }
    return static_cast<float>(sum / static_cast<double>(size()));
  }
};

/// Where a coordinate in [-1, 1] falls among `extent` pixels, held to the border.
float pixelOf(float place, std::int64_t extent) {
  const auto length = static_cast<float>(extent);
  return std::clamp(((place + 1) * length - 1) / 2, 0.F, length - 1);
}

/// Bilinear look-up of every pixel of `to` in `from` by the 2 x 3 matrix.
void move(const float* from, const float* matrix, const Planes& to) {
  const float stepX = 2.F / static_cast<float>(to.width);
  const float stepY = 2.F / static_cast<float>(to.height);
  for (std::int64_t y = 0; y < to.height; ++y) {
    const float down = (static_cast<float>(y) + 0.5F) * stepY - 1;
    for (std::int64_t x = 0; x < to.width; ++x) {
      const float across = (static_cast<float>(x) + 0.5F) * stepX - 1;
      const float column = pixelOf(matrix[0] * across + matrix[1] * down + matrix[2], to.width);
      const float row = pixelOf(matrix[3] * across + matrix[4] * down + matrix[5], to.height);
      const auto left = static_cast<std::int64_t>(column);
      const auto top = static_cast<std::int64_t>(row);
      const auto right = std::min(left + 1, to.width - 1);
      const auto bottom = std::min(top + 1, to.height - 1);
      const float shareX = column - static_cast<float>(left);
      const float shareY = row - static_cast<float>(top);
      for (std::int64_t c = 0; c < to.channels; ++c) {
        const float* plane = from + c * to.plane();
        const float above = plane[top * to.width + left] * (1 - shareX) + plane[top * to.width + right] * shareX;
        const float below = plane[bottom * to.width + left] * (1 - shareX) + plane[bottom * to.width + right] * shareX;
        to.values[c * to.plane() + y * to.width + x] = above * (1 - shareY) + below * shareY;
      }
    }
  }
}

void light(const Planes& image, float contrast, float brightness) {
  const float offset = image.mean() * (1 - contrast) + brightness;
  for (std::int64_t i = 0; i < image.size(); ++i) {
    image.values[i] = image.values[i] * contrast + offset;
  }
}

void colour(const Planes& image, float saturation, const float* gain) {
  const auto plane = image.plane();
  for (std::int64_t p = 0; p < plane; ++p) {
    const float grey = (image.values[p] + image.values[plane + p] + image.values[2 * plane + p]) / 3;
    for (std::int64_t c = 0; c < 3; ++c) {
      float& value = image.values[c * plane + p];
      value = (grey + saturation * (value - grey)) * gain[c];
    }
  }
}

std::vector<float> gaussian(double sigma) {
  const auto radius = static_cast<int>(std::ceil(2 * sigma));
  std::vector<float> weights;
  double sum = 0;
  for (int step = -radius; step <= radius; ++step) {
    weights.push_back(static_cast<float>(std::exp(-step * step / (2 * sigma * sigma))));
    sum += static_cast<double>(weights.back());
  }
  std::ranges::for_each(weights,
                        [&](float& weight) { weight = static_cast<float>(static_cast<double>(weight) / sum); });
  return weights;
}

/// Mixes a share of the blurred picture in; the border is repeated outside.
class Sharpness {
public:
  explicit Sharpness(double sigma)
      : weights_(gaussian(sigma)), radius_(static_cast<std::int64_t>(weights_.size()) / 2) {}

  void apply(const Planes& image, float share) {
    for (std::int64_t c = 0; c < image.channels; ++c) {
      applyTo(image.values + c * image.plane(), image.height, image.width, share);
    }
  }

private:
  void applyTo(float* plane, std::int64_t height, std::int64_t width, float share) {
    line_.resize(static_cast<std::size_t>(width + 2 * radius_));
    across_.assign(static_cast<std::size_t>(height * width), 0.F);
    for (std::int64_t y = 0; y < height; ++y) {
      blurLine(plane + y * width, width, across_.data() + y * width);
    }
    line_.resize(static_cast<std::size_t>(width));
    for (std::int64_t y = 0; y < height; ++y) {
      std::ranges::fill(line_, 0.F);
      for (std::int64_t step = -radius_; step <= radius_; ++step) {
        const float* source = across_.data() + std::clamp<std::int64_t>(y + step, 0, height - 1) * width;
        accumulate(source, width, weights_[static_cast<std::size_t>(step + radius_)], line_.data());
      }
      for (std::int64_t x = 0; x < width; ++x) {
        float& value = plane[y * width + x];
        value += share * (line_[static_cast<std::size_t>(x)] - value);
      }
    }
  }

  void blurLine(const float* source, std::int64_t width, float* target) {
    std::copy_n(source, width, line_.begin() + radius_);
    std::fill_n(line_.begin(), radius_, source[0]);
    std::fill_n(line_.begin() + radius_ + width, radius_, source[width - 1]);
    for (std::size_t k = 0; k < weights_.size(); ++k) {
      accumulate(line_.data() + k, width, weights_[k], target);
    }
  }

  static void accumulate(const float* source, std::int64_t count, float weight, float* target) {
    for (std::int64_t i = 0; i < count; ++i) {
      target[i] += weight * source[i];
    }
  }

  std::vector<float> weights_;
  std::int64_t radius_;
  std::vector<float> line_;
  std::vector<float> across_;
};

/// First and one-past-last of `extent` places, evenly over [0, 1], that lie within half a side of the centre.
std::pair<std::int64_t, std::int64_t> within(float centre, double side, std::int64_t extent) {
  std::int64_t first = extent;
  std::int64_t last = 0;
  for (std::int64_t i = 0; i < extent; ++i) {
    const float place = extent > 1 ? static_cast<float>(i) / static_cast<float>(extent - 1) : 0.F;
    if (static_cast<double>(std::abs(place - centre)) <= side / 2) {
      first = std::min(first, i);
      last = i + 1;
    }
  }
  return {first, last};
}

void cutOut(const Planes& image, double side, const float* centre) {
  const float mean = image.mean();
  const auto [top, bottom] = within(centre[0], side, image.height);
  const auto [left, right] = within(centre[1], side, image.width);
  for (std::int64_t c = 0; c < image.channels; ++c) {
    for (std::int64_t y = top; y < bottom && left < right; ++y) {
      std::fill_n(image.values + c * image.plane() + y * image.width + left, right - left, mean);
    }
  }
}

void addNoise(const Planes& image, float strength, std::uint64_t seed) {
  for (std::int64_t i = 0; i < image.size(); ++i) {
    image.values[i] += strength * nearlyNormal(nextBits(seed));
  }
}

void hold(const Planes& image) {
  for (std::int64_t i = 0; i < image.size(); ++i) {
    image.values[i] = std::clamp(image.values[i], 0.F, 1.F);
  }
}

} // namespace

torch::Tensor viewsOnCpu(const torch::Tensor& images, const AugmentationOptions& options, const ViewDraws& draws,
                         const torch::Tensor& noiseSeeds) {
  auto views = torch::empty_like(images);
  const auto value = [](const torch::Tensor& tensor, std::int64_t i) { return tensor.data_ptr<float>() + i; };
  const Planes shape{nullptr, images.size(1), images.size(2), images.size(3)};
  at::parallel_for(0, images.size(0), 1, [&](std::int64_t begin, std::int64_t end) {
    Sharpness sharpness(blurSigma(images));
    for (std::int64_t i = begin; i < end; ++i) {
      auto image = shape;
      image.values = views.data_ptr<float>() + i * shape.size();
      move(value(images, i * shape.size()), value(draws.placement, 6 * i), image);
      light(image, *value(draws.contrast, i), *value(draws.brightness, i));
      if (changesColour(images, options)) {
        colour(image, *value(draws.saturation, i), value(draws.gain, 3 * i));
      }
      if (changesSharpness(options)) {
        sharpness.apply(image, *value(draws.sharpness, i));
      }
      if (options.cutOut > 0) {
        cutOut(image, options.cutOut, value(draws.cutOut, 2 * i));
      }
      if (options.noise > 0) {
        addNoise(image, static_cast<float>(options.noise),
                 static_cast<std::uint64_t>(noiseSeeds.data_ptr<std::int64_t>()[i]));
      }
      hold(image);
    }
  });
  return views;
}

} // namespace stratoscope::learning
