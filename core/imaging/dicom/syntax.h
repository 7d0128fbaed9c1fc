#pragma once

#include <filesystem>
#include <string>

namespace stratoscope::imaging {

/// Throws Error::Unsupported, naming the transfer syntax and its UID, for one whose pixels are not decoded here: video,
/// High-Throughput JPEG 2000, JPEG XL, the retired JPEG processes ... Source: PS3.6, table A-1.
void checkSyntax(const std::filesystem::path& path, const std::string& uid);

} // namespace stratoscope::imaging
