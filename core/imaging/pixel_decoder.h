#pragma once

#include "core/imaging/series.h"

#include <memory>

namespace stratoscope::imaging {

/// The one place where pixel data of files from outside is decoded, so that it can later run in a process of its own
/// with limits of time and memory. A decoder keeps nothing from one series to the next: one may be used from several
/// threads at once.
class PixelDecoder {
public:
  virtual ~PixelDecoder() = default;
  /// The series as a volume; an NPZ gives its images as slices (size 28 x 28 x n).
  /// Throws Error::Unreadable or Error::Unsupported, naming the file.
  [[nodiscard]] virtual Volume decode(const Series& series) = 0;
};

/// Decodes in this process, through ITK (DICOM, NIfTI, pictures) and libzip (NPZ).
[[nodiscard]] std::unique_ptr<PixelDecoder> makeDecoder();

} // namespace stratoscope::imaging
