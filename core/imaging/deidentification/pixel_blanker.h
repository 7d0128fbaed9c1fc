#pragma once

#include "core/imaging/deidentification/pixel_region.h"

class DcmDataset;

namespace stratoscope::imaging {

/// Makes DCMTK's decoders (JPEG, JPEG-LS, RLE) known to it, once.
void registerPixelDecoders();

/// Blackens what the plan says in every frame. Compressed pixels are decoded first; the data set is then one of
/// uncompressed pixels, to be written as explicit little endian. Throws Error::Unsupported for pixels that cannot be
/// decoded (JPEG 2000, MPEG) or are stored in a way that has no whole pixels (1 bit, YBR_FULL_422).
void blankPixels(DcmDataset& data, const PixelPlan& plan);

/// Clears the bits above Bits Stored of every pixel word, where old devices hid overlays. Throws as `blankPixels`.
void clearUnusedBits(DcmDataset& data);

/// Cuts what uncompressed pixel data have behind their last pixel, for it could be anything. Compressed pixels, and
/// those stored in a way that has no whole pixels, are left alone.
void cutPixelPadding(DcmDataset& data);

} // namespace stratoscope::imaging
