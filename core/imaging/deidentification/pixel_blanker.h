#pragma once

#include "core/imaging/deidentification/pixel_region.h"

class DcmDataset;

namespace stratoscope::imaging {

/// Blackens what the plan says in every frame of uncompressed pixels (see uncompressed_pixels.h). Throws
/// Error::Unsupported for pixels that are stored in a way that has no whole pixels (1 bit, shared chroma).
void blankPixels(DcmDataset& data, const PixelPlan& plan);

/// Clears the bits above Bits Stored of every pixel word, where old devices hid overlays. Throws as `blankPixels`.
void clearUnusedBits(DcmDataset& data);

/// Cuts what uncompressed pixel data have behind their last pixel, for it could be anything. Compressed pixels, and
/// those stored in a way that has no whole pixels, are left alone.
void cutPixelPadding(DcmDataset& data);

} // namespace stratoscope::imaging
