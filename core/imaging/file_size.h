#pragma once

#include <cstdint>
#include <filesystem>

namespace stratoscope::imaging {

constexpr std::int64_t mostPixels = std::int64_t{1} << 31; ///< of one file

/// A forged header asks for gigabytes that the file cannot hold: no compression of pictures makes more than some
/// thousand bytes of one. Throws Error::Unreadable when `bytes` of pixels are beyond belief for a file of this length.
void checkPlausible(const std::filesystem::path& path, double bytes);

} // namespace stratoscope::imaging
