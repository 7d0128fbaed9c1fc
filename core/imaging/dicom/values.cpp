#include "core/imaging/dicom/values.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <type_traits>

namespace stratoscope::imaging {
namespace {

/// The stored bits of a sample alone, as a number.
class Cleaner {
public:
  explicit Cleaner(const StoredPixels& pixels)
      : left_(static_cast<int>(bytesOf(pixels.type)) * 8 - 1 - pixels.highBit),
        right_(static_cast<int>(bytesOf(pixels.type)) * 8 - pixels.bitsStored) {}

  [[nodiscard]] bool isIdle() const { return left_ == 0 && right_ == 0; }
  template <typename T> [[nodiscard]] T clean(T raw) const {
    using Bits = std::make_unsigned_t<T>;
    const auto raised = static_cast<Bits>(static_cast<Bits>(raw) << left_);
    return static_cast<T>(static_cast<T>(raised) >> right_);
  }

private:
  int left_;
  int right_;
};

/// Calls `work(row, samples)` for each row of the area, with its samples as numbers of type T.
template <typename T, typename Work> void forRowsAs(const StoredPixels& pixels, const PixelArea& area, Work&& work) {
  const auto samples = static_cast<std::size_t>(pixels.samples);
  const auto width = static_cast<std::size_t>(pixels.columns);
  std::vector<T> row(area.columns * samples);
  for (std::size_t j = 0; j < area.rows; ++j) {
    const auto line = area.frame * static_cast<std::size_t>(pixels.rows) + area.top + j;
    const auto first = (line * width + area.left) * samples;
    std::memcpy(row.data(), pixels.bytes.data() + first * sizeof(T), row.size() * sizeof(T));
    if constexpr (std::is_integral_v<T>) {
      const Cleaner cleaner(pixels);
      if (pixels.native && !cleaner.isIdle()) {
        std::ranges::transform(row, row.begin(), [&](T raw) { return cleaner.clean(raw); });
      }
    }
    work(j, std::span<const T>(row));
  }
}

template <typename Work> void forRows(const StoredPixels& pixels, const PixelArea& area, Work&& work) {
  switch (pixels.type) {
  case SampleType::U8:
    return forRowsAs<std::uint8_t>(pixels, area, work);
  case SampleType::I8:
    return forRowsAs<std::int8_t>(pixels, area, work);
  case SampleType::U16:
    return forRowsAs<std::uint16_t>(pixels, area, work);
  case SampleType::I16:
    return forRowsAs<std::int16_t>(pixels, area, work);
  case SampleType::U32:
    return forRowsAs<std::uint32_t>(pixels, area, work);
  case SampleType::I32:
    return forRowsAs<std::int32_t>(pixels, area, work);
  case SampleType::F32:
    return forRowsAs<float>(pixels, area, work);
  case SampleType::F64:
    return forRowsAs<double>(pixels, area, work);
  }
}

using Colour = std::array<float, 3>;

float rounded(double value, double white) {
  return static_cast<float>(std::clamp(std::floor(value + 0.5), 0.0, white));
}

/// @param middle of the chroma: 128 for 8 bits.
Colour fullToRgb(double y, double blue, double red, double white) {
  const double middle = (white + 1) / 2;
  const double b = blue - middle;
  const double r = red - middle;
  return {rounded(y + 1.402 * r, white), rounded(y - 0.344136 * b - 0.714136 * r, white),
          rounded(y + 1.772 * b, white)};
}

/// Luma from 16 to 235, chroma from 16 to 240, in 8 bits.
Colour partialToRgb(double y, double blue, double red) {
  const double luma = 1.164383 * (y - 16);
  const double b = blue - 128;
  const double r = red - 128;
  return {rounded(luma + 1.596027 * r, 255), rounded(luma - 0.391762 * b - 0.812968 * r, 255),
          rounded(luma + 2.017232 * b, 255)};
}

/// Entries that use 8 of their 16 bits are usual in files that say 16.
float whiteOf(const Palette& palette) {
  float most = 0;
  for (const auto& table : palette) {
    most = std::max(most, *std::ranges::max_element(table.entries));
  }
  return most > 255 ? std::ldexp(1.0F, std::clamp(palette[0].bits, 9, 16)) - 1 : 255.0F;
}

} // namespace

void convertGrey(const StoredPixels& pixels, const PixelArea& area, const ValueMeaning& meaning,
                 std::span<float> target) {
  // s counts as sign s + start: mirrored or as it is.
  const double sign = meaning.mirror ? -1 : 1;
  const double start = meaning.mirror.value_or(0);
  const double slope = meaning.slope * sign;
  const double intercept = meaning.slope * start + meaning.intercept;
  forRows(pixels, area, [&](std::size_t row, auto samples) {
    auto* values = target.data() + row * area.columns;
    if (meaning.table) {
      std::ranges::transform(
          samples, values, [&](auto sample) { return meaning.table->at(sign * static_cast<double>(sample) + start); });
    } else {
      std::ranges::transform(samples, values, [=](auto sample) {
        return static_cast<float>(slope * static_cast<double>(sample) + intercept);
      });
    }
  });
}

void convertColour(const StoredPixels& pixels, const PixelArea& area, std::span<float> target) {
  const bool isFull = pixels.photometric == "YBR_FULL" || pixels.photometric == "YBR_FULL_422";
  const bool isPartial = pixels.photometric.starts_with("YBR_PARTIAL");
  const double white = std::ldexp(1.0, pixels.bitsStored) - 1;
  forRows(pixels, area, [&](std::size_t row, auto samples) {
    auto* values = target.data() + row * area.columns * 3;
    if (!isFull && !isPartial) {
      std::ranges::transform(samples, values, [](auto sample) { return static_cast<float>(sample); });
      return;
    }
    for (std::size_t i = 0; i + 2 < samples.size(); i += 3) {
      const auto y = static_cast<double>(samples[i]);
      const auto blue = static_cast<double>(samples[i + 1]);
      const auto red = static_cast<double>(samples[i + 2]);
      std::ranges::copy(isFull ? fullToRgb(y, blue, red, white) : partialToRgb(y, blue, red), values + i);
    }
  });
}

void convertPalette(const StoredPixels& pixels, const PixelArea& area, const Palette& palette,
                    std::span<float> target) {
  const float scale = 255.0F / whiteOf(palette);
  forRows(pixels, area, [&](std::size_t row, auto samples) {
    auto* values = target.data() + row * area.columns * 3;
    for (const auto sample : samples) {
      for (const auto& table : palette) {
        *values++ = table.at(static_cast<double>(sample)) * scale;
      }
    }
  });
}

} // namespace stratoscope::imaging
