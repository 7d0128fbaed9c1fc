#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace stratoscope::analysis {

/// What a mean over items takes for two equal pictures, whose own PSNR is infinite.
inline constexpr double greatestPsnr = 100;

/// Peak signal-to-noise ratio in dB: 10 log10(range^2 / mean squared error); infinite for equal pictures.
/// @param a, b equally many pixels, at least one; bytes have range 255. Throws Error::InvalidArgument.
[[nodiscard]] double psnr(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b);
/// @param range greatest possible less least possible value, above 0.
[[nodiscard]] double psnr(std::span<const float> a, std::span<const float> b, double range = 1);

/// Mean over items of each item's own PSNR (not the PSNR of the mean error), each held to greatestPsnr.
/// @param a, b [items, itemSize]. Throws Error::InvalidArgument.
[[nodiscard]] double meanPsnr(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b, std::size_t itemSize);
[[nodiscard]] double meanPsnr(std::span<const float> a, std::span<const float> b, std::size_t itemSize,
                              double range = 1);

/// Mean absolute difference, in the pixels' unit. Throws Error::InvalidArgument.
[[nodiscard]] double meanAbsoluteError(std::span<const float> a, std::span<const float> b);

/// Structural similarity of two grey pictures (Wang et al. 2004): Gaussian window 11 x 11 of sigma 1.5, K1 0.01,
/// K2 0.03, mean over the windows that lie wholly inside.
/// @param a, b [height, width], both at least 11. Throws Error::InvalidArgument.
[[nodiscard]] double ssim(std::span<const float> a, std::span<const float> b, std::size_t height, std::size_t width,
                          double range = 1);

} // namespace stratoscope::analysis
