#pragma once

#include "core/base/image.h"

#include <filesystem>
#include <string>

namespace stratoscope::imaging {

/// A grey or colour PNG of 8 bits; the same picture gives the same bytes.
/// Throws Error::InvalidArgument for a picture without pixels, or whose size does not fit its pixels.
[[nodiscard]] std::string encodePng(const Picture& picture);
/// Written atomically. Throws as encodePng, and Error::WriteFailed.
void writePng(const std::filesystem::path& path, const Picture& picture);

} // namespace stratoscope::imaging
