#pragma once

#include "core/imaging/dicom/pixels.h"
#include "core/imaging/dicom/tables.h"

namespace stratoscope::imaging {

/// What a file's stored grey values mean.
struct ValueMeaning {
  double slope = 1;
  double intercept = 0;
  std::optional<double> mirror;    ///< MONOCHROME1: a stored value s counts as mirror - s
  std::optional<ValueTable> table; ///< Modality LUT, in place of slope and intercept
};

/// A part of a file's pixels: a frame, or a rectangle of it.
struct PixelArea {
  std::size_t frame = 0;
  std::size_t left = 0;
  std::size_t top = 0;
  std::size_t columns = 0;
  std::size_t rows = 0;
};

/// Writes the area's values, row by row, into `target` (columns x rows floats). Bits that are not used (overlays lie
/// there) are left out, signs extended. The area must lie within the pixels.
void convertGrey(const StoredPixels& pixels, const PixelArea& area, const ValueMeaning& meaning,
                 std::span<float> target);

/// Writes red, green and blue of the area (columns x rows x 3 floats), in steps of the stored depth. YBR becomes RGB by
/// the formulas of PS3.3, section C.7.6.3.1.2.
void convertColour(const StoredPixels& pixels, const PixelArea& area, std::span<float> target);

/// Writes what the palette shows for the area (columns x rows x 3 floats), from 0 to 255.
void convertPalette(const StoredPixels& pixels, const PixelArea& area, const Palette& palette, std::span<float> target);

} // namespace stratoscope::imaging
