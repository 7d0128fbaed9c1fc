#pragma once

#include "core/imaging/decoding/pixel_decoder.h"

#include <optional>

namespace stratoscope::imaging {

struct ValueRange {
  double least = 0;
  double most = 0;
  double mean = 0;
};

/// Values as they lie in DICOM files, before rescaling, inversion or palette.
struct StoredValues {
  ValueRange range;
  std::string sha256; ///< of the decompressed little-endian values of all files, in slice order
  ValueRange taken;   ///< of the rescaled values of the slices as they were taken, before any resampling
};

/// What a series holds, for people who want to check a reader against others.
struct Inspection {
  std::array<int, 3> size{0, 0, 0}; ///< columns, rows, slices
  int channels = 1;
  Geometry geometry;
  std::string unit;
  ValueRange values;                  ///< of the slices as they were taken, also where the volume is resampled
  std::optional<StoredValues> stored; ///< DICOM only
  std::vector<FileWarning> warnings;  ///< of the reader; those of the index are the caller's to add
};

/// Decodes the series. Throws as PixelDecoder::decode.
[[nodiscard]] Inspection inspect(const Series& series, PixelDecoder& decoder);

} // namespace stratoscope::imaging
