#pragma once

#include "core/imaging/series.h"

namespace stratoscope::imaging {

/// Reads PNG, JPEG, BMP or TIFF, chosen by content, as a volume of one slice (of as many as a TIFF has pages). Pixels
/// are squares of side 1. 8-bit pictures bring the window 0 to 255: they are shown as stored. A JPEG that was taken
/// with the camera turned is turned back as its EXIF data say, a TIFF as its orientation says. Throws Error::Unreadable
/// (also for a JPEG that is cut off, which decoders fill up in silence) or Error::Unsupported.
[[nodiscard]] Volume readPictureFile(const std::filesystem::path& path);

/// Throws Error::Unsupported for the pictures that are known and not read (GIF, WebP).
void checkPictureKind(const std::filesystem::path& path);

/// True when the scan data of a JPEG end with its end marker. Throws Error::Unreadable when it cannot be opened.
[[nodiscard]] bool isWholeJpeg(const std::filesystem::path& path);

} // namespace stratoscope::imaging
